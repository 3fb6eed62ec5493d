import type { Endpoint } from '../client/endpoint.js';

/** Where an MCP server of a proxy is. Another object is another proxy, or the same one after it was lost. */
export interface ProxyPlace {
  readonly endpoint: Endpoint;
  /** Path and query. */
  readonly path: string;
  /** The token to show in place of the endpoint's: that one may be over before this place is left. */
  readonly token?: () => Promise<string | undefined>;
  /** Whether its process has ended, which the system may know before the network says so. @default it is not known */
  readonly isGone?: () => boolean;
}

/** The way to the proxy, which may end and come back while a client stays. */
export interface ProxyDoor {
  /** The proxy that is there, or a new one. @throws CliError `PROXY_START_FAILED`, `CONNECTION_NOT_FOUND` */
  open(): Promise<ProxyPlace>;
  /** The same, when what was found at a place is not there any more. However many ask, it is done once. */
  reopen(lost: ProxyPlace): Promise<ProxyPlace>;
  /** The proxy that somebody else has started meanwhile, or the lost place itself where it is there: starts none. */
  look(lost: ProxyPlace): Promise<ProxyPlace | undefined>;
}
