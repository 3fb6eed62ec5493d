import type { AskJson, Fields } from './ask-json.js';

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Those who have an account, on their way in. */
export interface Accounts {
  /** Signs in, and registers before where that was not done. */
  enter(account: Account): Promise<SignedIn>;
  /** The same, with room for more than a new account has. */
  enterAsNew(account: Account): Promise<SignedIn>;
  /** Opens an account again that was shut. */
  reopen(accountId: string): Promise<void>;
  /** An API key of its own, in place of all that it has. */
  makeKey(headers: Fields): Promise<string>;
}

export interface SignedIn {
  readonly headers: Fields;
  readonly accountId: string;
  readonly refreshToken: string;
}

export interface AccountsOptions {
  readonly ask: AskJson;
  /** Of whoever looks after the proxy. */
  readonly keeper: Fields;
  /** Gets every token and key that is given out. */
  readonly onSecret: (secret: string) => void;
}

export function createAccounts({ ask, keeper, onSecret }: AccountsOptions): Accounts {
  const change = (accountId: string, body: object): Promise<unknown> =>
    ask('PATCH', `/v2/accounts/${accountId}`, { headers: keeper, body });

  async function enter(account: Account): Promise<SignedIn> {
    const made = await ask('POST', '/v2/auth/register', { body: account });
    const entered =
      made.status === 201 ? made : await ask('POST', '/v2/auth/login', { body: account });
    const { accessToken, refreshToken, user } = entered.data as {
      readonly accessToken?: string;
      readonly refreshToken?: string;
      readonly user?: { readonly id: string };
    };
    if (accessToken === undefined || refreshToken === undefined || user === undefined) {
      throw new Error(`${account.email}: ${JSON.stringify(entered.data)}`);
    }
    onSecret(accessToken);
    const headers = { authorization: `Bearer ${accessToken}` };
    return { headers, refreshToken, accountId: user.id };
  }

  return {
    enter,
    async enterAsNew(account) {
      const { accountId } = await enter(account);
      await change(accountId, { plan: 'pro' });
      return enter(account);
    },
    async reopen(accountId) {
      await change(accountId, { isDisabled: false, plan: 'pro', roles: [] });
    },
    async makeKey(headers) {
      const { data } = await ask('GET', '/v2/auth/api-keys', { headers });
      for (const { id } of data as unknown as readonly { readonly id: string }[]) {
        await ask('DELETE', `/v2/auth/api-keys/${id}`, { headers });
      }
      const made = await ask('POST', '/v2/auth/api-keys', { headers, body: { name: 'mine' } });
      const { key } = made.data as { readonly key?: string };
      if (key === undefined) throw new Error(JSON.stringify(made.data));
      onSecret(key);
      return key;
    },
  };
}
