import type { Service, ServiceStatus } from '@nanda/protocol';
import type { ServerJson } from './server-json.js';

/** One version of one service, as a registry lists it. */
export interface ServerRow {
  readonly server: ServerJson;
  readonly _meta: {
    readonly 'io.modelcontextprotocol.registry/official': {
      readonly status: ServiceStatus;
      /** RFC 3339. */
      readonly publishedAt: string;
      /** RFC 3339. */
      readonly updatedAt: string;
      readonly isLatest: boolean;
    };
    readonly 'local.nanda/service': OwnFacts;
  };
}

/** What this catalog knows beyond `server.json`, in the words of our own API. */
export interface OwnFacts extends Pick<
  Service,
  | 'id'
  | 'name'
  | 'publisher'
  | 'category'
  | 'tags'
  | 'auth'
  | 'verified'
  | 'verification'
  | 'rating'
  | 'health'
  | 'source'
  | 'alsoIn'
> {
  /** The whole of it, where `server.json` has no room for it. */
  readonly description?: string;
}
