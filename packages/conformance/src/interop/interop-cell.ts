import type { InteropClientKind } from './interop-client.js';
import type { InteropServer } from './interop-server.js';

/** `connection` and `aggregate` over HTTP; `program` is a connection over stdio, with `nanda mcp`. */
export type InteropEndpoint = 'connection' | 'aggregate' | 'program';

/** Which client meets which server, at which endpoint of the proxy. */
export interface InteropCell {
  readonly client: InteropClientKind;
  readonly server: InteropServer['kind'];
  readonly transport: InteropServer['transport'];
  readonly endpoint: InteropEndpoint;
}
