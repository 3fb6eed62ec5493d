import { createHash } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.js';
import { placeOf } from '../connections/targets/place-of.js';
import type { Authenticate, AuthenticateRequest } from '../credentials/authenticator.js';
import type { CredentialVault } from '../credentials/credential-vault.js';
import type { Logger } from '../logger.js';
import type { Owner } from '../principal.js';
import { principalKey } from '../principal-key.js';
import type { ChallengeMemory } from './create-challenge-memory.js';
import { createClientSupply } from './create-client-supply.js';
import { createTokenSource, type TokenSource } from './create-token-source.js';
import { createVaultSupply } from './create-vault-supply.js';
import type { OAuthClient } from './oauth-client.js';
import { oauthErrors } from './oauth-errors.js';

export interface OAuthAuthenticateOptions {
  readonly vault: CredentialVault;
  readonly client: OAuthClient;
  readonly challenges: ChallengeMemory;
  readonly audit?: Pick<AuditLog, 'record'> | undefined;
  readonly logger: Logger;
  /** @default Date.now */
  readonly now?: (() => number) | undefined;
}

/** Lets callers into services with tokens that are renewed. */
export interface OAuthAuthenticate {
  readonly authenticate: Authenticate;
  /** The tokens of an owner for a service have been changed, or taken away. */
  changed(owner: Owner, serviceId: string): void;
}

type Request = AuthenticateRequest & {
  readonly target: { readonly kind: 'http' };
  readonly credentials: { readonly type: 'oauth2' };
};

/** Of which tokens are remembered; more are read again. */
const limit = 2000;

export function createOAuthAuthenticate(options: OAuthAuthenticateOptions): OAuthAuthenticate {
  const sources = new Map<string, { readonly source: TokenSource; readonly of: string }>();
  const nameOf = (owner: Owner, serviceId: string): string =>
    JSON.stringify([principalKey(owner), serviceId]);

  function sourceOf(request: Request): { readonly key: string; readonly source: TokenSource } {
    const { owner, record, target, credentials } = request;
    const { grant, clientId, clientSecret, scope } = credentials;
    const isClient = grant === 'client_credentials';
    const of = nameOf(owner, record.id);
    const key = createHash('sha256')
      .update(JSON.stringify([of, placeOf(target), isClient && [clientId, clientSecret, scope]]))
      .digest('base64url');
    const source = sources.get(key)?.source ?? createSource(request, options);
    sources.delete(key);
    sources.set(key, { source, of });
    for (const [oldest] of sources) {
      if (sources.size <= limit) break;
      sources.delete(oldest);
    }
    return { key, source };
  }

  return {
    async authenticate(request) {
      if (!isOAuth(request)) return undefined;
      checkClient(request.credentials);
      const { key, source } = sourceOf(request);
      // What is over is told before anybody is asked to let it in.
      await source.headers();
      return { key, expiresAt: source.expiresAt, headers: source.headers, renew: source.renew };
    },
    changed(owner, serviceId) {
      const name = nameOf(owner, serviceId);
      for (const { source, of } of sources.values()) if (of === name) source.forget();
    },
  };
}

/** @throws NandaError VALIDATION_ERROR */
function checkClient({ grant, clientId, clientSecret }: Request['credentials']): void {
  const isComplete = clientId !== undefined && clientSecret !== undefined;
  if (grant === 'client_credentials' && !isComplete) throw oauthErrors.clientIncomplete();
}

/** Not those that a caller has got itself: they are sent as they are. */
function isOAuth(request: AuthenticateRequest): request is Request {
  const { credentials, target } = request;
  return (
    credentials.type === 'oauth2' && credentials.accessToken === undefined && target.kind === 'http'
  );
}

function createSource(
  { owner, record, target, credentials }: Request,
  { vault, client, challenges, audit, logger, now }: OAuthAuthenticateOptions,
): TokenSource {
  const { id: serviceId, name } = record;
  const { addressPolicy, url } = target;
  const { clientId, clientSecret, grant, scope } = credentials;
  const isClient =
    grant === 'client_credentials' && clientId !== undefined && clientSecret !== undefined;
  const supply = isClient
    ? createClientSupply({
        client,
        service: () => ({
          name,
          url,
          addressPolicy,
          challenge: challenges.recall({ owner, serviceId }),
        }),
        clientId,
        clientSecret,
        scope,
      })
    : createVaultSupply({
        vault,
        client,
        owner,
        serviceId,
        serviceName: name,
        place: placeOf(target),
        addressPolicy,
        audit,
        logger,
        now,
      });
  return createTokenSource({
    supply,
    expired: (tokens) => oauthErrors.expired(name, tokens),
    logger,
    now,
  });
}
