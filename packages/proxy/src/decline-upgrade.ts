import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

const offer = /^(?:upgrade|http2-settings)$/i;

/**
 * Hands a request back to its server as one that offers no other protocol, with whatever came behind it. Node can be told
 * not to take an offer, but then drops what came behind it in the same piece, and reads on in the middle of something.
 */
export function declineUpgrade(
  server: Server,
  {
    request,
    socket,
    head,
  }: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (offer.test(name)) continue;
    const value = rawHeaders[index + 1] ?? '';
    const kept = name.toLowerCase() === 'connection' ? withoutOffer(value) : value;
    if (kept !== '') lines.push(`${name}: ${kept}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

function withoutOffer(value: string): string {
  return value
    .split(',')
    .map((option) => option.trim())
    .filter((option) => !offer.test(option))
    .join(', ');
}
