import { randomBytes } from 'node:crypto';
import type { ApiKey } from '@nanda/protocol';
import { checkScopes } from '../../access/check-scopes.js';
import { createId } from '../../create-id.js';
import { accountErrors } from '../account-errors.js';
import type { AccountsOptions } from '../accounts-options.js';
import type { ApiKeys } from '../accounts.js';
import type { Identity } from '../identity.js';
import { recordEvent } from '../record-event.js';
import type { ApiKeyRecord } from '../store/api-key-record.js';
import { hashSecret } from '../tokens/hash-secret.js';
import { findOwnAccount } from '../find-own-account.js';

export interface ApiKeysOptions extends Pick<AccountsOptions, 'store' | 'rules' | 'audit'> {
  readonly now: () => number;
  /** Told of a key that is revoked. */
  readonly onDelete: (id: string) => void;
}

/** Of one account. */
const most = 100;
/** `nk_` and eight characters: enough to tell keys apart, and of no use to find one. */
const prefixLength = 11;

export function createApiKeys(options: ApiKeysOptions): ApiKeys {
  const { store, rules, audit, now, onDelete } = options;

  return {
    async list(shown) {
      const { account } = await findOwnAccount(shown, store);
      return (await store.apiKeys.list(account.id)).map(toApiKey);
    },

    async create(shown, { name, scope = ['*'], expiresAt }, visit) {
      const { identity, account } = await findOwnAccount(shown, store);
      checkScopes(identity.access, scope);
      const end = expiresAt === undefined ? undefined : Date.parse(expiresAt);
      if (end !== undefined && end <= now()) throw accountErrors.pastEnd();
      const isAll = scope.includes('*') && isWhole(identity, { whole: rules.ofAccount(account) });
      const given = scope.flatMap((item) => (item === '*' ? identity.scope : [item]));
      const secret = `nk_${randomBytes(32).toString('base64url')}`;
      const key: ApiKeyRecord = {
        id: createId('key'),
        accountId: account.id,
        name,
        prefix: secret.slice(0, prefixLength),
        // Who may do less than the account does makes keys that may do as much, and no more when the account may do more.
        scope: isAll ? ['*'] : [...new Set(given)],
        createdAt: now(),
        expiresAt: end,
      };
      const isAdded = await store.apiKeys.add(key, { keyHash: hashSecret(secret), most });
      if (!isAdded) throw accountErrors.tooManyKeys(most);
      recordEvent(audit, {
        type: 'api_key.created',
        visit,
        userId: account.id,
        target: key.id,
        details: { scope: key.scope.slice(0, 32) },
      });
      return { ...toApiKey(key), key: secret };
    },

    async delete(shown, apiKeyId, visit) {
      const { account } = await findOwnAccount(shown, store);
      const key = await store.apiKeys.delete(apiKeyId, { accountId: account.id });
      if (key === undefined) throw accountErrors.unknownKey(apiKeyId);
      onDelete(key.id);
      recordEvent(audit, {
        type: 'api_key.revoked',
        visit,
        userId: account.id,
        target: key.id,
      });
      return toApiKey(key);
    },
  };
}

/** Whether somebody may do all that the account may. */
function isWhole({ access }: Identity, { whole }: { readonly whole: Identity['access'] }): boolean {
  const hasAll = [...whole.permissions].every((each) => access.permissions.has(each));
  return hasAll && access.tools.within === undefined;
}

function toApiKey({ createdAt, expiresAt, lastUsedAt, ...key }: ApiKeyRecord): ApiKey {
  const { id, name, prefix, scope } = key;
  const moment = (at: number): string => new Date(at).toISOString();
  return {
    id,
    name,
    prefix,
    scope: [...scope],
    createdAt: moment(createdAt),
    ...(expiresAt !== undefined && { expiresAt: moment(expiresAt) }),
    ...(lastUsedAt !== undefined && { lastUsedAt: moment(lastUsedAt) }),
  };
}
