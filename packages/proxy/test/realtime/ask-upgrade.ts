import { request, type IncomingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';

/** What came of a request for a socket. */
export interface UpgradeAnswer {
  /** 101 where there is a socket. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The code of the failure, where there is none. */
  readonly code?: string;
}

/** Asks for a socket with the header fields that a test wants, and hangs up. */
export function askUpgrade(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<UpgradeAnswer> {
  return new Promise((resolve, reject) => {
    const asking = request(url.replace(/^ws/, 'http'), {
      headers: {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    asking.once('error', reject);
    asking.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: 101, headers: answer.headers });
    });
    asking.once('response', (answer) => {
      json(answer).then((body) => {
        const { error } = body as { error?: { code: string } };
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          ...(error && { code: error.code }),
        });
      }, reject);
    });
    asking.end();
  });
}
