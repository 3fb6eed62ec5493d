import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Options of {@link writeInPieces}. */
export type PiecesOptions = {
  before: string;
  /** One character of one byte. */
  filler: string;
  /** How much of it. */
  bytes: number;
  after: string;
};

const pieceBytes = 64 * 1024;

/** Writes a large body without holding it, as fast as it is read, and ends the answer. Stops when the client is gone. */
export async function writeInPieces(
  response: ServerResponse,
  { before, filler, bytes, after }: PiecesOptions,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const piece = Buffer.alloc(pieceBytes, filler);
  response.write(before);
  for (let left = bytes; left > 0 && !gone.signal.aborted; left -= pieceBytes) {
    if (response.write(piece.subarray(0, Math.min(left, pieceBytes)))) continue;
    await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
  response.end(after);
}
