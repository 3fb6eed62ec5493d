import { createMessageScanner, type MessageScanner } from './create-message-scanner.js';

export interface LineSplitterOptions {
  /** Bytes of the longest line that is handed on. */
  readonly limit: number;
  /** Is given a line without its line feed. */
  readonly onLine: (line: Buffer) => void;
  /** Is told of a line that was longer: its bytes, and the JSON of its id, where it had one. */
  readonly onTooLong: (size: number, id: string | undefined) => void;
}

const lineFeed = 0x0a;

/** Takes a stream apart at its line feeds; of a line that is too long nothing is kept. */
export function createLineSplitter({ limit, onLine, onTooLong }: LineSplitterOptions) {
  let parts: Buffer[] = [];
  let size = 0;
  let scanner: MessageScanner | undefined;

  function take(part: Buffer): void {
    size += part.length;
    if (scanner !== undefined) return scanner.feed(part);
    parts.push(part);
    if (size <= limit) return;
    scanner = createMessageScanner();
    for (const kept of parts) scanner.feed(kept);
    parts = [];
  }

  function end(): void {
    if (scanner !== undefined) onTooLong(size, scanner.shape.id);
    else if (size > 0) onLine(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts));
    parts = [];
    size = 0;
    scanner = undefined;
  }

  return {
    feed(chunk: Buffer): void {
      let rest = chunk;
      for (let at = rest.indexOf(lineFeed); at !== -1; at = rest.indexOf(lineFeed)) {
        take(rest.subarray(0, at));
        end();
        rest = rest.subarray(at + 1);
      }
      if (rest.length > 0) take(rest);
    },
    /** The stream has ended: what is left is a line too. */
    end,
  };
}
