import type { AuditLog } from './core/audit/audit-log.js';
import { createAuthorizations, type Authorizations } from './core/authorizations/authorizations.js';
import { createChallengeMemory } from './core/authorizations/create-challenge-memory.js';
import { createClientRegistrations } from './core/authorizations/create-client-registrations.js';
import { createOAuthAuthenticate } from './core/authorizations/create-oauth-authenticate.js';
import {
  createRefusalRefinement,
  type RefineRefusal,
} from './core/authorizations/create-refusal-refinement.js';
import { createTokenRevocation } from './core/authorizations/create-token-revocation.js';
import type { Catalog } from './core/catalog/catalog.js';
import type { ConnectionsOptions } from './core/connections/connections-options.js';
import { findTarget } from './core/connections/find-target.js';
import type { Authenticate } from './core/credentials/authenticator.js';
import type { CredentialsOptions } from './core/credentials/create-credentials.js';
import type { CredentialVault } from './core/credentials/credential-vault.js';
import type { SecretBox } from './core/credentials/secret-box.js';
import { createLazyOAuthClient } from './lazy-oauth-client.js';
import type { ProxySettings } from './resolve-settings.js';
import type { SqliteStore } from './storage/sqlite/open-sqlite-store.js';

export interface OpenOAuthOptions {
  readonly version: string;
  readonly store: Pick<SqliteStore, 'clientRegistrations'>;
  readonly vault: CredentialVault;
  readonly box: SecretBox;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly services: Pick<Catalog, 'getRecord'>;
  /** See `AuthorizationsOptions.nameUser`. */
  readonly nameUser: (userId: string) => Promise<string | undefined>;
}

/** The proxy as the OAuth client of services. */
export interface OpenedOAuth {
  readonly authorizations: Authorizations;
  readonly authenticate: Authenticate;
  readonly onChallenge: NonNullable<ConnectionsOptions['onChallenge']>;
  readonly refineRefusal: RefineRefusal;
  readonly revoke: NonNullable<CredentialsOptions['revoke']>;
  close(): Promise<void>;
}

export function openOAuth(
  { oauthClient, logger }: Pick<ProxySettings, 'oauthClient' | 'logger'>,
  { version, store, vault, box, audit, services, nameUser }: OpenOAuthOptions,
): OpenedOAuth {
  const client = createLazyOAuthClient(async () => {
    const { createOAuthClient } = await import('./upstreams/oauth/create-oauth-client.js');
    return createOAuthClient({
      clientInfo: { name: 'nanda', version },
      ...oauthClient,
      registrations: createClientRegistrations({
        repository: store.clientRegistrations,
        box,
        logger,
      }),
    });
  });
  const challenges = createChallengeMemory();
  const { authenticate, changed } = createOAuthAuthenticate({
    vault,
    client,
    challenges,
    audit,
    logger,
  });
  const authorizations = createAuthorizations({
    services,
    // Only where it is matters: what it is sent besides is not for its authorization server.
    findTarget: (record) => findTarget(record, { readCommand: async () => undefined }),
    client,
    vault,
    challenges,
    nameUser,
    onAuthorized: changed,
    audit,
    logger,
  });
  return {
    authorizations,
    authenticate,
    onChallenge({ owner, serviceId }, { scope, resourceMetadata }) {
      if (scope === undefined && resourceMetadata === undefined) return;
      challenges.note({ owner, serviceId }, { scope, resourceMetadata });
    },
    refineRefusal: createRefusalRefinement(client),
    revoke: createTokenRevocation({ client, services, changed }),
    async close() {
      authorizations.close();
      await client.close();
    },
  };
}
