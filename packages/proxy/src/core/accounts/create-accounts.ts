import type { Accounts } from './accounts.js';
import type { AccountsOptions } from './accounts-options.js';
import { createAccountDesk } from './create-account-desk.js';
import { createOwnIdentities } from './create-own-identities.js';
import { createSessions } from './create-sessions.js';
import { createSignIns } from './create-sign-ins.js';
import { findOwnAccount } from './find-own-account.js';
import { createApiKeys } from './keys/create-api-keys.js';
import { createSignInGuard } from './limits/create-sign-in-guard.js';
import { createPasswordHasher } from './passwords/create-password-hasher.js';
import { toUser } from './to-user.js';
import { createAccessTokens } from './tokens/create-access-tokens.js';
import { createSigningKeys } from './tokens/create-signing-keys.js';
import { createWalletDesk } from './wallets/create-wallet-desk.js';

/** Milliseconds of the longest life that an access token can be given. */
const longestToken = 24 * 60 * 60 * 1000;

/** Accounts over a store. Nothing is made, and no library is loaded, before somebody signs in. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { store, settings, rules, box, limiter, audit, logger, publicUrl, contracts } = options;
  const { passwordCost, now = Date.now } = options;
  const signingKeys = createSigningKeys({
    repository: store.signingKeys,
    box,
    longestToken,
    logger,
    audit,
    now,
  });
  const tokens = createAccessTokens({ keys: signingKeys, settings, now });
  const identities = createOwnIdentities({ store, rules, tokens, logger, now });
  const guard = createSignInGuard({ limiter, audit });
  const hasher = createPasswordHasher({ ...(passwordCost && { cost: passwordCost }) });
  const { openSession, refresh, logout } = createSessions({
    store,
    settings,
    rules,
    audit,
    tokens,
    guard,
    now,
    onEnd: identities.forgetSession,
  });
  const { register, challenge, authenticate } = createSignIns({
    store,
    settings,
    audit,
    hasher,
    guard,
    wallets: createWalletDesk({ repository: store.challenges, publicUrl, contracts, now }),
    now,
    openSession,
  });
  const signIn: Accounts['signIn'] = async (credentials, visit) => {
    const { id } = await authenticate(credentials, visit);
    return openSession(id, { visit });
  };

  return {
    register,
    challenge,
    authenticate,
    signIn,
    signInWithWallet: signIn,
    openSession,
    refresh,
    logout,
    async session(shown) {
      const { identity, account } = await findOwnAccount(shown, store);
      return {
        user: toUser(account),
        scope: [...identity.scope],
        ...(identity.expiresAt !== undefined && { expiresAt: identity.expiresAt }),
      };
    },
    async find(userId) {
      const account = await store.accounts.find(userId);
      return account === undefined || account.isDisabled ? undefined : toUser(account);
    },
    async jwks() {
      // Whoever asks before the first sign-in keeps the answer for a while.
      await signingKeys.current();
      return signingKeys.publicKeys();
    },
    verify: identities.verify,
    renew: identities.renew,
    apiKeys: createApiKeys({ store, rules, audit, now, onDelete: identities.forgetKey }),
    ...createAccountDesk({ store, rules, audit, hasher, onChange: identities.forgetAccount }),
    close: () => identities.close(),
  };
}
