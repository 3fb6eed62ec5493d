const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Looks at the next bytes of an event stream that somebody else parses; false when one event has become too large. */
export type EventMeter = (chunk: Uint8Array) => boolean;

export function createEventMeter({ maximumBytes }: { readonly maximumBytes: number }): EventMeter {
  let eventBytes = 0;
  let lineBytes = 0;
  let isAfterCarriageReturn = false;

  return (chunk) => {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let position = 0; position < bytes.length;) {
      if (isAfterCarriageReturn && bytes[position] === lineFeed) position += 1;
      isAfterCarriageReturn = false;
      const end = findLineEnd(bytes, position);
      eventBytes += end - position;
      if (eventBytes > maximumBytes) return false;
      lineBytes += end - position;
      if (end < bytes.length) {
        isAfterCarriageReturn = bytes[end] === carriageReturn;
        // A blank line ends the event.
        if (lineBytes === 0) eventBytes = 0;
        lineBytes = 0;
      }
      position = end + 1;
    }
    return true;
  };
}

function findLineEnd(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(lineFeed, from);
  const limit = feed === -1 ? bytes.length : feed;
  const carriage = bytes.subarray(from, limit).indexOf(carriageReturn);
  return carriage === -1 ? limit : from + carriage;
}
