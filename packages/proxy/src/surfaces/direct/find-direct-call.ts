import type { IncomingMessage } from 'node:http';
import { isPlainJson } from './is-plain-json.js';

/** A call of a tool, as its path names it. */
export interface DirectCall {
  readonly connectionId: string;
  readonly toolName: string;
}

/** Characters that a URL leaves as they are; names of dots alone would go up in the path. */
const path =
  /^\/v2\/connections\/(?!(?:\.|%2[eE]){1,2}\/)([\w.~%!$&'()*+,;=:@-]{1,512})\/tools\/(?!(?:\.|%2[eE]){1,2}\/)([\w.~%!$&'()*+,;=:@-]{1,512})\/execute$/;

/**
 * The call that a request is, where it is nothing but one, without a query: see `isPlainJson`.
 */
export function findDirectCall(request: IncomingMessage): DirectCall | undefined {
  const { method, url = '' } = request;
  const [, connectionId, toolName] = (method === 'POST' && path.exec(url)) || [];
  if (connectionId === undefined || toolName === undefined) return undefined;
  if (!isPlainJson(request)) return undefined;
  try {
    return {
      connectionId: decodeURIComponent(connectionId),
      toolName: decodeURIComponent(toolName),
    };
  } catch {
    return undefined;
  }
}
