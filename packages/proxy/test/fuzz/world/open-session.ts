import { WebSocket } from 'ws';
import type { Fields } from './ask-json.js';

/** A session over a WebSocket that was left, by what it can be taken up again. */
export function openSession(url: string, headers: Fields): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v2/ws`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('message', (data) => {
      const { payload } = JSON.parse((data as Buffer).toString()) as {
        readonly payload: { readonly resumeToken: string };
      };
      socket.close();
      resolve(payload.resumeToken);
    });
  });
}
