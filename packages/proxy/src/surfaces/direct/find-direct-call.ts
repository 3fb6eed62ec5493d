import type { IncomingMessage } from 'node:http';

/** A call of a tool, as its path names it. */
export interface DirectCall {
  readonly connectionId: string;
  readonly toolName: string;
}

/** Characters that a URL leaves as they are; names of dots alone would go up in the path. */
const path =
  /^\/v2\/connections\/(?!(?:\.|%2[eE]){1,2}\/)([\w.~%!$&'()*+,;=:@-]{1,512})\/tools\/(?!(?:\.|%2[eE]){1,2}\/)([\w.~%!$&'()*+,;=:@-]{1,512})\/execute$/;

/** A name or an address, and nothing else that a URL takes in its place. */
const plainHost = /^[\w.:[\]-]+$/;

/**
 * The call that a request is, where it is nothing but one: a JSON body of known length, no query, no web page.
 * Everything else goes the long way, and so does what is wrong.
 */
export function findDirectCall({
  method,
  url = '',
  headers,
}: IncomingMessage): DirectCall | undefined {
  const [, connectionId, toolName] = (method === 'POST' && path.exec(url)) || [];
  if (connectionId === undefined || toolName === undefined) return undefined;
  const isPlain =
    isHost(headers.host) &&
    headers.origin === undefined &&
    headers['sec-fetch-site'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers['content-length'] !== undefined &&
    headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json';
  if (!isPlain) return undefined;
  try {
    return {
      connectionId: decodeURIComponent(connectionId),
      toolName: decodeURIComponent(toolName),
    };
  } catch {
    return undefined;
  }
}

function isHost(host: string | undefined): boolean {
  return host !== undefined && plainHost.test(host) && URL.canParse(`http://${host}`);
}
