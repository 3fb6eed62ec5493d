import type { Clock } from '../control/clock.js';
import type { TestProxyOptions } from '../test-proxy-options.js';
import { Accounts } from './accounts.js';
import { AuditTrail } from './audit-trail.js';
import { Authorizations } from './authorizations.js';
import { ApiKeys } from './api-keys.js';
import { Catalog } from './catalog.js';
import { Connections } from './connections.js';
import { createIds, type Ids } from './create-ids.js';
import { Executions } from './executions.js';
import { Feeds } from './feeds.js';
import { KeptCredentials } from './kept-credentials.js';
import { Webhooks } from './webhooks.js';

/** All that a test proxy knows. A reset makes a new one. */
export interface World {
  readonly options: TestProxyOptions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly catalog: Catalog;
  readonly connections: Connections;
  readonly executions: Executions;
  readonly feeds: Feeds;
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly webhooks: Webhooks;
  readonly authorizations: Authorizations;
  readonly keptCredentials: KeptCredentials;
  readonly audit: AuditTrail;
}

/** Makes a world in which nothing has happened yet. */
export function createWorld(
  options: TestProxyOptions,
  { clock }: { readonly clock: Clock },
): World {
  const ids = createIds();
  const catalog = new Catalog(options.services ?? [], { clock });
  const feeds = new Feeds({ clock, ids });
  const keptCredentials = new KeptCredentials({ clock, ids, catalog });
  const connections = new Connections({ clock, ids, catalog, feeds, kept: keptCredentials });
  return {
    options,
    clock,
    ids,
    catalog,
    feeds,
    connections,
    executions: new Executions({ connections, clock, ids }),
    accounts: new Accounts(options.accounts ?? [], { clock, ids }),
    apiKeys: new ApiKeys({ clock, ids }),
    webhooks: new Webhooks({ clock, ids }),
    authorizations: new Authorizations({ clock, ids, catalog, kept: keptCredentials }),
    keptCredentials,
    audit: new AuditTrail({ clock }),
  };
}
