/** Standard input, when it may be a terminal. */
export interface TerminalInput extends NodeJS.ReadableStream {
  isTTY?: boolean;
  isRaw?: boolean;
  readableEncoding?: BufferEncoding | null;
  setRawMode?: (isRaw: boolean) => unknown;
}
