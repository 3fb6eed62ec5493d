/** What the client is told, a line at a time. */
export interface LineWriter {
  /** Resolves when more may be written: whoever waits for it makes nothing grow. */
  write(message: string | Uint8Array): Promise<void>;
  /** The same for what is not there yet. */
  ready(): Promise<void>;
  /** Nobody reads any more: whoever waits goes on. */
  close(): void;
}

/** Bytes that may wait for a client that is slow. */
const patience = 1024 * 1024;

/** A message keeps its bytes, but for line breaks between its members, which would end the line. */
export function createLineWriter(
  sink: NodeJS.WritableStream & { readonly writableLength?: number },
): LineWriter {
  let congestion: { promise: Promise<void>; resolve: () => void } | undefined;
  let isClosed = false;

  function ready(): Promise<void> {
    if (isClosed || (sink.writableLength ?? 0) < patience) return Promise.resolve();
    if (congestion === undefined) {
      const waiting = Promise.withResolvers<void>();
      congestion = waiting;
      sink.once('drain', () => {
        congestion = undefined;
        waiting.resolve();
      });
    }
    return congestion.promise;
  }

  return {
    write(message) {
      if (isClosed) return Promise.resolve();
      sink.write(toLine(message));
      return ready();
    },
    ready,
    close() {
      isClosed = true;
      congestion?.resolve();
    },
  };
}

const [lineFeed, carriageReturn, space] = [0x0a, 0x0d, 0x20];

/** Inside of texts JSON has no line breaks: where one stands, a space means the same. */
function toLine(message: string | Uint8Array): Buffer {
  const bytes = Buffer.from(message);
  const line = Buffer.allocUnsafe(bytes.length + 1);
  bytes.copy(line);
  for (const unwanted of [lineFeed, carriageReturn]) {
    for (let at = bytes.indexOf(unwanted); at !== -1; at = bytes.indexOf(unwanted, at + 1)) {
      line[at] = space;
    }
  }
  line[bytes.length] = lineFeed;
  return line;
}
