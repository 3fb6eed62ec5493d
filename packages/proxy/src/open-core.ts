import { createMemoryCatalogEventBus } from './bus/memory/create-memory-catalog-event-bus.js';
import { createMemoryEventBus } from './bus/memory/create-memory-event-bus.js';
import type { Accounts } from './core/accounts/accounts.js';
import type { Authorizations } from './core/authorizations/authorizations.js';
import { auditCalls } from './core/audit/audit-calls.js';
import { auditConnections } from './core/audit/audit-connections.js';
import type { WrittenAuditLog } from './core/audit/create-audit-log.js';
import { createBatch, type Batch } from './core/batch/create-batch.js';
import { createBridge, type Bridge } from './core/bridge/create-bridge.js';
import type { Catalog } from './core/catalog/catalog.js';
import { createCatalog } from './core/catalog/create-catalog.js';
import { createConnections, type Connections } from './core/connections/connections.js';
import { createServiceTools, type ServiceTools } from './core/connections/service-tools.js';
import { createAuthenticate } from './core/credentials/create-authenticate.js';
import { createCredentialVault } from './core/credentials/create-credential-vault.js';
import { createCredentials, type Credentials } from './core/credentials/create-credentials.js';
import { createSecretBox } from './core/credentials/create-secret-box.js';
import type { CatalogEventBus } from './core/events/catalog-event-bus.js';
import type { ConnectionEventBus } from './core/events/connection-event-bus.js';
import { createExecutions, type Executions } from './core/executions/executions.js';
import type { RateLimiter } from './core/limits/rate-limiter.js';
import { createOffers, type Offers } from './core/offers/offers.js';
import type { IdentityChain } from './core/identity/create-identity-chain.js';
import { createSignIn } from './core/sign-in/create-sign-in.js';
import type { SignIn } from './core/sign-in/sign-in.js';
import { createLazyConnector } from './lazy-connector.js';
import { createLazyEvmAuth } from './lazy-evmauth.js';
import { openAccounts } from './open-accounts.js';
import { openIdentities } from './open-identities.js';
import { openOAuth } from './open-oauth.js';
import { createRegisteredRegistry } from './registries/create-registered-registry.js';
import { createRegistries } from './registries/create-registries.js';
import { readLocalCommand } from './registries/read-local-command.js';
import { readLocalHeaders } from './registries/read-local-headers.js';
import type { ProxySettings } from './resolve-settings.js';
import { openSqliteStore } from './storage/sqlite/open-sqlite-store.js';

/** The use cases, wired to their adapters. */
export interface Core {
  readonly audit: WrittenAuditLog;
  readonly catalog: Catalog;
  readonly serviceTools: ServiceTools;
  readonly connections: Connections;
  readonly credentials: Credentials;
  readonly authorizations: Authorizations;
  /** Undefined where there are none. */
  readonly accounts: Accounts | undefined;
  /** Signing in for programs; undefined where there are no accounts. */
  readonly signIn: SignIn | undefined;
  readonly executions: Executions;
  readonly batch: Batch;
  readonly offers: Offers;
  readonly bridge: Bridge;
  readonly events: ConnectionEventBus;
  readonly catalogEvents: CatalogEventBus;
  /** Knows who is behind a token or a key; undefined where there are no accounts. */
  readonly identities: IdentityChain | undefined;
  close(): Promise<void>;
}

/** Opens the store and puts the use cases over it. */
export async function openCore(
  settings: ProxySettings,
  {
    version,
    audit,
    limiter,
  }: {
    readonly version: string;
    readonly audit: WrittenAuditLog;
    readonly limiter: RateLimiter;
  },
): Promise<Core> {
  const { logger, serversFile, resolveSecret } = settings;
  const store = await openSqliteStore({ dataDir: settings.dataDir, logger });
  audit.open(store.audit);
  const identities = openIdentities(settings);
  const catalogEvents = createMemoryCatalogEventBus();
  const catalog: Catalog = createCatalog({
    repository: store.services,
    usage: store.usage,
    registries: [
      ...createRegistries({
        registries: settings.registries,
        ...(serversFile !== undefined && { serversFile }),
      }),
      createRegisteredRegistry(),
    ],
    events: catalogEvents,
    logger,
    probe: (record) => connections.probeTools(record),
    healthInterval: settings.healthInterval,
  });
  const connector = createLazyConnector(async () => {
    const { createUpstreamConnector } = await import('./upstreams/create-upstream-connector.js');
    return createUpstreamConnector({
      logger,
      clientInfo: { name: 'nanda', version },
      maxResult: settings.maxResult,
    });
  });
  const box = createSecretBox({ ...settings.credentials, keys: store.dataKeys, logger });
  const vault = createCredentialVault({
    repository: store.credentials,
    leases: store.leases,
    box,
  });
  const accounts =
    settings.auth &&
    identities &&
    openAccounts({
      store: store.accounts,
      settings: settings.auth.accounts,
      rules: identities.rules,
      box,
      limiter,
      audit,
      logger,
      publicUrl: settings.publicUrl,
      rpc: settings.evm.rpc,
    });
  const evmAuth = createLazyEvmAuth(async () => {
    const { createEvmAuth } = await import('./upstreams/evmauth/create-evmauth.js');
    return createEvmAuth({ ...settings.evm, userAgent: `nanda/${version}`, logger });
  });
  const oauth = openOAuth(settings, {
    version,
    store,
    vault,
    box,
    audit,
    services: catalog,
    async nameUser(userId) {
      const user = await accounts?.find(userId);
      return user?.email ?? user?.walletAddress ?? user?.name;
    },
  });
  const events = createMemoryEventBus();
  const connections: Connections = auditConnections(
    createConnections({
      services: catalog,
      connector,
      repository: store.connections,
      vault,
      audit,
      events,
      authenticate: createAuthenticate({
        oauth2: oauth.authenticate,
        evmauth: evmAuth.authenticate,
      }),
      onChallenge: oauth.onChallenge,
      refineRefusal: oauth.refineRefusal,
      readCommand: async ({ id, trust }) =>
        trust === 'local-user' && serversFile !== undefined
          ? readLocalCommand({ path: serversFile, id, resolveSecret })
          : undefined,
      readHeaders: async ({ id, trust }) =>
        trust === 'local-user' && serversFile !== undefined
          ? readLocalHeaders({ path: serversFile, id, resolveSecret })
          : undefined,
      logger,
      maxConnections: settings.maxConnections,
      maxConnectionsPerClient: settings.maxConnectionsPerClient,
      connectionTimeout: settings.connectionTimeout,
      idleTimeout: settings.idleTimeout,
      isHeld: (connectionId) => offers.isFollowing(connectionId),
      pinTools: settings.pinTools,
    }),
    { audit },
  );
  const executions = auditCalls(
    createExecutions({
      connections,
      repository: store.executions,
      recordUse: catalog.recordUse,
      logger,
      history: settings.history,
      inputTimeout: settings.inputTimeout,
      cacheTtl: settings.resultCacheTtl,
    }),
    { audit, isOn: settings.audit.calls },
  );
  const offers: Offers = createOffers({ connections, events, logger });
  const bridge = createBridge({
    catalog,
    connections,
    executions,
    offers,
    events,
    logger,
    inputTimeout: settings.inputTimeout,
    view: settings.mcp,
    version,
  });
  return {
    audit,
    catalog,
    serviceTools: createServiceTools({ services: catalog, connections }),
    connections,
    accounts,
    signIn:
      accounts &&
      createSignIn({
        accounts,
        limiter,
        canRegister: settings.auth?.accounts.registration === 'open',
        clients: settings.auth?.clients,
        audit,
      }),
    credentials: createCredentials({
      vault,
      services: catalog,
      revoke: oauth.revoke,
      onDeleted: connections.credentialGone,
      audit,
      logger,
    }),
    authorizations: oauth.authorizations,
    executions,
    batch: createBatch({ executions, logger }),
    offers,
    bridge,
    events,
    catalogEvents,
    identities: identities?.chain(accounts),
    async close() {
      // From the outside in: what runs ends before what it runs on.
      await bridge.close();
      await executions.close();
      await offers.close();
      await connections.close();
      await connector.close();
      await evmAuth.close();
      await oauth.close();
      events.close();
      catalogEvents.close();
      await catalog.close();
      await identities?.close();
      await accounts?.close();
      await audit.close();
      await store.close();
    },
  };
}
