import { chmodSync, copyFileSync, fstatSync, ftruncateSync, statSync, writeSync } from 'node:fs';

export interface LogSinkOptions {
  /** Of the log, opened to append to. */
  readonly descriptor: number;
  readonly path: string;
  /** Bytes from which on what is written is put aside. @default 8 MiB */
  readonly maxSize?: number;
}

/**
 * Where a process writes the log that it was started with. One that has grown too large is put aside as `….1` and
 * begun anew: what services say fills no disk, however long the process lives.
 */
export function createLogSink({ descriptor, path, maxSize = 8 * 1024 * 1024 }: LogSinkOptions): {
  write(text: string): void;
} {
  let size = fstatSync(descriptor).size;

  /** The descriptor stays the same, so that whatever else is written through it goes on as well. */
  function beginAnew(): void {
    try {
      // One that was put aside by the next process is not the file of this name any more.
      if (statSync(path).ino === fstatSync(descriptor).ino) {
        copyFileSync(path, `${path}.1`);
        chmodSync(`${path}.1`, 0o600);
      }
    } catch {
      // There may be no room for a second one: the first one is cut all the same.
    }
    ftruncateSync(descriptor);
    size = 0;
  }

  return {
    write(text) {
      try {
        writeSync(descriptor, text);
        size += Buffer.byteLength(text);
        if (size > maxSize) beginAnew();
      } catch {
        // A disk that is full is no reason to end what works.
      }
    },
  };
}
