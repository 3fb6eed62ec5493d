const lineFeed = 0x0a;
/** How much of each end of a line that is too long is kept, to tell which request it answers. */
const keptBytes = 512;

export interface SplitLinesOptions {
  readonly maximumBytes: number;
  readonly onLine: (line: string) => void;
  /** A line was too long and is gone, but for its two ends. */
  readonly onTooLong: (ends: { readonly head: string; readonly tail: string }) => void;
}

/** Cuts a byte stream into lines. A line over the limit is thrown away as it comes and the next one is read. */
export function splitLines({
  maximumBytes,
  onLine,
  onTooLong,
}: SplitLinesOptions): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  let head: Buffer | undefined;
  let tail: Buffer = Buffer.alloc(0);

  const add = (part: Buffer): void => {
    if (head) {
      tail = Buffer.concat([tail, part.subarray(-keptBytes)]).subarray(-keptBytes);
      return;
    }
    parts.push(part);
    size += part.length;
    if (size <= maximumBytes) return;
    const whole = Buffer.concat(parts);
    // Copies, so that the rest of the line can be let go of.
    head = Buffer.from(whole.subarray(0, keptBytes));
    tail = Buffer.from(whole.subarray(-keptBytes));
    parts = [];
  };
  const end = (): void => {
    if (head) onTooLong({ head: head.toString('utf8'), tail: tail.toString('utf8') });
    else onLine(Buffer.concat(parts).toString('utf8'));
    parts = [];
    size = 0;
    head = undefined;
  };

  return (chunk) => {
    let position = 0;
    for (;;) {
      const feed = chunk.indexOf(lineFeed, position);
      if (feed === -1) break;
      add(chunk.subarray(position, feed));
      end();
      position = feed + 1;
    }
    if (position < chunk.length) add(chunk.subarray(position));
  };
}
