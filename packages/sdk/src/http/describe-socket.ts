import { headers as names, realtime } from '@nanda/protocol/facts';
import type { HeaderValues } from './merge-headers.js';

/** Where a WebSocket is, and what it is opened with. */
export interface SocketAddress {
  readonly url: string;
  /** All that a page can send beside the address: the credential among them. Secret. */
  readonly protocols: readonly string[];
  /** The same credentials, for those that can send header fields. Secret. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How the WebSocket at this address of HTTP is opened. No credential is ever in the address. */
export function describeSocket(
  address: string,
  {
    credential,
    clientToken,
  }: { readonly credential: HeaderValues; readonly clientToken: string | undefined },
): SocketAddress {
  const token = Object.values(credential)[0]?.replace(/^Bearer /, '') ?? clientToken;
  const headers = Object.entries({ ...credential, [names.client]: clientToken }).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  return {
    url: address.replace(/^http/, 'ws'),
    protocols: [
      realtime.subprotocol,
      ...(token === undefined ? [] : [`${realtime.tokenSubprotocol}${encodeToken(token)}`]),
    ],
    headers: Object.fromEntries(headers),
  };
}

/** As a subprotocol may be written: RFC 9110 allows fewer characters than a URL does. */
function encodeToken(token: string): string {
  return encodeURIComponent(token).replaceAll(/[()]/g, (character) =>
    character === '(' ? '%28' : '%29',
  );
}
