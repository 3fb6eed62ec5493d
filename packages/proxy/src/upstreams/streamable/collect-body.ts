import type { IncomingMessage } from 'node:http';

import { createByteStore } from '../shared/create-byte-store.js';

export interface CollectedBody {
  readonly text: string;
  /** `cut`: it went on beyond the limit, and was let go of. `broken`: it ended too early. */
  readonly end: 'whole' | 'cut' | 'broken';
}

/** Reads the body of an answer as text, up to a limit. Never rejects. */
export function collectBody(
  response: IncomingMessage,
  { maximumBytes }: { readonly maximumBytes: number },
): Promise<CollectedBody> {
  return new Promise((resolve) => {
    const store = createByteStore({ maximumBytes });
    let isOver = false;
    const finish = (end: CollectedBody['end']): void => {
      if (isOver) return;
      isOver = true;
      resolve({ text: store.take(), end });
    };
    const cut = (): void => {
      finish('cut');
      response.destroy();
    };
    response.on('data', (chunk: Buffer) => {
      if (isOver) return;
      if (store.size + chunk.length > maximumBytes) cut();
      else store.add(chunk);
    });
    response.on('end', () => finish('whole'));
    response.on('error', () => finish('broken'));
    response.on('close', () => finish('broken'));
    if (Number(response.headers['content-length'] ?? 0) > maximumBytes) cut();
  });
}
