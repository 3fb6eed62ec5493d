import { accountErrors } from './account-errors.js';
import type { AccountsOptions } from './accounts-options.js';
import type { Identity, IdentityVerifier } from './identity.js';
import { listScope } from './list-scope.js';
import type { StandingApiKey } from './store/api-key-repository.js';
import type { StandingSession } from './store/session-repository.js';
import type { AccessTokens, ReadAccessToken } from './tokens/create-access-tokens.js';
import { createStandingCache } from './tokens/create-standing-cache.js';
import { createUseRecorder } from './keys/create-use-recorder.js';
import { hashSecret } from './tokens/hash-secret.js';
import { isApiKey } from './keys/is-api-key.js';

export interface OwnIdentitiesOptions extends Pick<AccountsOptions, 'store' | 'rules' | 'logger'> {
  readonly tokens: AccessTokens;
  readonly now: () => number;
}

/** Knows the tokens and keys that were given out here. What is forgotten is looked up again with the next use. */
export interface OwnIdentities extends Required<IdentityVerifier> {
  forgetSession(id: string): void;
  forgetKey(id: string): void;
  forgetAccount(id: string): void;
  /** Writes down which keys were used. */
  close(): Promise<void>;
}

/** Milliseconds for which what another process has ended may still be used here. */
const staleTime = 2000;
const mostRemembered = 5000;

export function createOwnIdentities(options: OwnIdentitiesOptions): OwnIdentities {
  const { store, rules, tokens, logger, now } = options;
  const place = { ttl: staleTime, most: mostRemembered, now };
  const sessions = createStandingCache<StandingSession>({
    ...place,
    load: (id) => store.sessions.find(id, { now: now() }),
  });
  const keys = createStandingCache<StandingApiKey>({
    ...place,
    load: (hash) => store.apiKeys.findByHash(hash),
  });
  const uses = createUseRecorder({ repository: store.apiKeys, logger, now });

  /** How each was found out: what was shown has been read, and its signature checked, for good. */
  const origins = new WeakMap<Identity, () => Promise<Identity>>();

  async function find(origin: () => Promise<Identity>): Promise<Identity> {
    const identity = await origin();
    origins.set(identity, origin);
    return identity;
  }

  async function ofToken(read: ReadAccessToken): Promise<Identity> {
    const standing = await sessions.get(read.sessionId);
    // A session may be over sooner than its last token, and its account shut.
    if (standing?.account.id !== read.userId || standing.session.expiresAt <= now()) {
      throw accountErrors.sessionOver();
    }
    const access = rules.narrow(rules.ofAccount(standing.account), read.scope);
    return {
      userId: read.userId,
      access,
      scope: listScope(read.scope, { access }),
      sessionId: read.sessionId,
      expiresAt: new Date(read.expiresAt).toISOString(),
    };
  }

  async function ofKey(hash: string): Promise<Identity> {
    const standing = await keys.get(hash);
    if (standing === undefined) throw accountErrors.wrongKey();
    const { key, account } = standing;
    if (key.expiresAt !== undefined && key.expiresAt <= now()) throw accountErrors.wrongKey();
    uses.record(key);
    const access = rules.narrow(rules.ofAccount(account), key.scope);
    return {
      userId: account.id,
      access,
      scope: listScope(key.scope, { access }),
      apiKeyId: key.id,
      ...(key.expiresAt !== undefined && { expiresAt: new Date(key.expiresAt).toISOString() }),
    };
  }

  return {
    // Programs that know only one of the two fields send a key as a bearer token.
    async verify({ kind, value }) {
      if (isApiKey(value)) {
        const hash = hashSecret(value);
        return find(() => ofKey(hash));
      }
      const read = kind === 'bearer' ? await tokens.read(value) : undefined;
      return read && find(() => ofToken(read));
    },
    async renew(identity) {
      const origin = origins.get(identity);
      return origin && find(origin);
    },
    forgetSession: (id) => sessions.forget(id),
    forgetKey: (id) => keys.forgetWhere(({ key }) => key.id === id),
    forgetAccount(id) {
      sessions.forgetWhere(({ account }) => account.id === id);
      keys.forgetWhere(({ account }) => account.id === id);
    },
    close: () => uses.close(),
  };
}
