const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const letterI = 0x69;
/** An id that is longer than this is not remembered. */
const maximumIdBytes = 1024;

/** What must be known of an event stream that somebody else parses. */
export interface EventStreamWatch {
  /** Looks at the next bytes; false when one event has become larger than allowed. */
  push(chunk: Uint8Array): boolean;
  /** The last `id` field that was seen: with one, the stream can be taken up again. */
  readonly lastEventId: string | undefined;
}

/** Follows the bytes of an event stream without decoding more than its `id` fields. */
export function watchEventStream({ maxEventBytes }: { maxEventBytes: number }): EventStreamWatch {
  let lastEventId: string | undefined;
  let eventBytes = 0;
  let lineBytes = 0;
  let lineStart = '';
  let isAfterCarriageReturn = false;

  const endLine = (): void => {
    if (lineBytes === 0) eventBytes = 0;
    const id = /^id: ?(.*)$/.exec(lineStart)?.[1];
    if (id !== undefined && lineBytes <= maximumIdBytes) lastEventId = id;
    lineBytes = 0;
    lineStart = '';
  };

  return {
    push: (chunk) => {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      for (let position = 0; position < bytes.length;) {
        if (isAfterCarriageReturn && bytes[position] === lineFeed) position += 1;
        isAfterCarriageReturn = false;
        const end = findLineEnd(bytes, position);
        const length = end - position;
        eventBytes += length;
        if (eventBytes > maxEventBytes) return false;
        if (
          lineStart.length < maximumIdBytes &&
          (lineBytes === 0 ? bytes[position] === letterI : lineStart !== '')
        ) {
          lineStart += bytes.toString('utf8', position, Math.min(end, position + maximumIdBytes));
        }
        lineBytes += length;
        if (end < bytes.length) {
          isAfterCarriageReturn = bytes[end] === carriageReturn;
          endLine();
        }
        position = end + 1;
      }
      return true;
    },
    get lastEventId() {
      return lastEventId;
    },
  };
}

function findLineEnd(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(lineFeed, from);
  const limit = feed === -1 ? bytes.length : feed;
  const carriage = bytes.subarray(from, limit).indexOf(carriageReturn);
  return carriage === -1 ? limit : from + carriage;
}
