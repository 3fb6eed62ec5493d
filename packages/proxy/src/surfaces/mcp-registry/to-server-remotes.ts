import type { RecordEndpoint } from '../../core/catalog/service-record.js';
import type { ServerRemote } from './server-json.js';
import { toServerInput } from './to-server-input.js';
import { toServerVariables } from './to-server-variables.js';

const webAddress = /^https?:\/\/\S+$/;

/** The addresses that a client of the official registry can use: WebSockets have no word there, and are left out. */
export function toServerRemotes(endpoints: readonly RecordEndpoint[]): ServerRemote[] {
  return endpoints.flatMap((endpoint) => {
    const { url, headers = [], variables = [] } = endpoint;
    const type = typeOf(endpoint);
    if (type === undefined || !webAddress.test(url)) return [];
    return {
      type,
      url,
      ...(headers.length > 0 && {
        headers: headers.map(toServerInput),
      }),
      ...(variables.length > 0 && { variables: toServerVariables(variables) }),
    };
  });
}

/**
 * A client has to be told one. Where nobody knows it is `streamable-http`: the protocol wants clients
 * that fail with it to try `sse` next, and never the other way round. An address that ends in `/sse` says itself.
 */
function typeOf({ url, transport }: RecordEndpoint): ServerRemote['type'] | undefined {
  if (transport === 'websocket') return undefined;
  const isSse = transport === undefined ? /\/sse\/*(?:[?#]|$)/i.test(url) : transport === 'sse';
  return isSse ? 'sse' : 'streamable-http';
}
