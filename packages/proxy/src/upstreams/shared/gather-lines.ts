import { createByteStore } from './create-byte-store.js';

/** How a line that is too long begins and ends. */
export interface LineEnds {
  readonly head: string;
  readonly tail: string;
}

export interface GatherLinesOptions {
  /** That is held of one line. */
  readonly maximumBytes: number;
  /** One line or several, whole, with their line ends. */
  readonly onLines: (text: string) => void;
  /**
   * A line is over the limit, and has so many bytes by now: called with each piece of it that comes.
   * @default it is thrown away as it comes
   */
  readonly onExcess?: (head: string, size: number) => void;
  /** Such a line has come to its end, and the next one is read. */
  readonly onTooLong?: (ends: LineEnds) => void;
  /** Whether a carriage return ends a line where no line feed comes with it. @default false */
  readonly acceptsReturns?: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Of each end of a line that is too long, to tell what it was about. */
const keptCharacters = 512;

/** Takes pieces of a stream and gives whole lines: a long one is gathered as bytes and made a text when it is there. */
export function gatherLines({
  maximumBytes,
  onLines,
  onExcess,
  onTooLong,
  acceptsReturns = false,
}: GatherLinesOptions): (chunk: Buffer) => void {
  const store = createByteStore({ maximumBytes });
  let excess: (LineEnds & { readonly size: number }) | undefined;

  const hold = (bytes: Buffer): void => {
    if (excess) {
      const { head, tail, size } = excess;
      const last = bytes.toString('utf8', Math.max(0, bytes.length - keptCharacters));
      excess = {
        head,
        tail: (tail + last).slice(-keptCharacters),
        size: size + bytes.length,
      };
      onExcess?.(head, excess.size);
    } else if (store.size + bytes.length <= maximumBytes) {
      store.add(bytes);
    } else {
      const size = store.size + bytes.length;
      const text = store.take() + bytes.toString('utf8');
      excess = { head: text.slice(0, keptCharacters), tail: text.slice(-keptCharacters), size };
      onExcess?.(excess.head, size);
    }
  };
  const endLine = (): void => {
    const ends = excess;
    excess = undefined;
    if (ends) onTooLong?.({ head: ends.head, tail: ends.tail });
    else onLines(store.take());
  };
  const findEnd = (chunk: Buffer, find: 'indexOf' | 'lastIndexOf'): number => {
    const feed = chunk[find](lineFeed);
    return 1 + (feed === -1 && acceptsReturns ? chunk[find](carriageReturn) : feed);
  };

  return (chunk) => {
    let rest = chunk;
    if (excess || store.size > 0) {
      const end = findEnd(rest, 'indexOf');
      hold(end === 0 ? rest : rest.subarray(0, end));
      if (end === 0) return;
      endLine();
      rest = rest.subarray(end);
    }
    const end = findEnd(rest, 'lastIndexOf');
    if (end > 0) onLines(rest.toString('utf8', 0, end));
    if (end < rest.length) hold(rest.subarray(end));
  };
}
