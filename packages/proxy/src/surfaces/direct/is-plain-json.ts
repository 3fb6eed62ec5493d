import type { IncomingMessage } from 'node:http';

/** A name or an address, and nothing else that a URL takes in its place. */
const plainHost = /^[\w.:[\]-]+$/;

/**
 * Whether a request is nothing but a JSON body of known length, and of no web page. Everything else goes the long way,
 * and so does what is wrong.
 */
export function isPlainJson({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return (
    isHost(headers.host) &&
    headers.origin === undefined &&
    headers['sec-fetch-site'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers['content-length'] !== undefined &&
    headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json'
  );
}

function isHost(host: string | undefined): boolean {
  return host !== undefined && plainHost.test(host) && URL.canParse(`http://${host}`);
}
