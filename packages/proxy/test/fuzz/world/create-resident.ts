import type { AskJson, Fields } from './ask-json.js';
import type { Account, Accounts } from './create-accounts.js';
import { openSession } from './open-session.js';
import { settleIn } from './settle-in.js';
import type { Belongings, Sender } from './world.js';

/** Somebody who sends requests, and whose things are made anew where they are gone. */
export interface Resident extends Sender {
  /** With an API key, for whoever has an account. */
  readonly key: Sender | undefined;
  settle(): Promise<void>;
}

export interface ResidentOptions {
  readonly name: string;
  readonly headers: Fields;
  readonly url: string;
  readonly ask: AskJson;
  readonly serviceKey: string;
  readonly forbiddenPort: number;
  /** @default false */
  readonly isKeeper?: boolean;
  /** @default it has none */
  readonly account?: Account | undefined;
  readonly accounts: Accounts;
}

/** Those that there are at most before they are taken away. */
const maxConnections = 6;

export function createResident(options: ResidentOptions): Resident {
  const {
    name,
    url,
    ask,
    serviceKey,
    forbiddenPort,
    isKeeper = false,
    account,
    accounts,
  } = options;
  let headers: Fields = options.headers;
  let keyHeaders: Fields = {};
  let belongings: Belongings = {};
  const learn = (told: Belongings): void => {
    belongings = { ...belongings, ...told };
  };

  const isThere = async (path: string): Promise<boolean> =>
    (await ask('GET', path, { headers })).status === 200;

  async function signIn({ email, password }: Account): Promise<void> {
    if (await isThere('/v2/auth/session')) return;
    const known = belongings.account;
    if (known !== undefined) await accounts.reopen(known);
    const signedIn = await (known === undefined ? accounts.enterAsNew : accounts.enter)({
      email,
      password,
    });
    headers = signedIn.headers;
    learn({ account: signedIn.accountId, password });
    keyHeaders = { 'x-api-key': await accounts.makeKey(headers) };
  }

  async function isWaiting(): Promise<boolean> {
    const { data } = await ask('GET', `/v2/executions/${belongings.asking}`, { headers });
    return data['state'] === 'input_required';
  }

  async function isInSession(): Promise<boolean> {
    const fields = {
      accept: 'application/json, text/event-stream',
      'mcp-session-id': belongings.session ?? '',
    };
    const body = { jsonrpc: '2.0', id: 'settle', method: 'ping' };
    const answer = await ask('POST', '/mcp', { headers: { ...headers, ...fields }, body });
    return answer.status === 200;
  }

  const sender = (own: string, fields: () => Fields): Sender => ({
    name: own,
    isKeeper,
    forbiddenPort,
    learn,
    get headers() {
      return fields();
    },
    get belongings() {
      return belongings;
    },
  });
  const key = account && sender(`${name}, by a key`, () => keyHeaders);

  return Object.assign(
    sender(name, () => headers),
    { key, settle },
  );

  async function settle(): Promise<void> {
    if (account !== undefined) await signIn(account);
    const { data } = await ask('GET', '/v2/connections', { headers });
    const open = data as unknown as readonly { readonly id: string }[];
    const { connection, authorization } = belongings;
    const isSettled =
      open.length <= maxConnections &&
      open.some(({ id }) => id === connection) &&
      (await isThere(`/v2/authorizations/${authorization}`)) &&
      (await isWaiting()) &&
      (await isInSession());
    if (isSettled) return;
    for (const { id } of open) await ask('DELETE', `/v2/connections/${id}`, { headers });
    const isUser = account !== undefined;
    learn(await settleIn(ask, { headers, word: name, serviceKey, isUser }));
    learn({ resumeToken: await openSession(url, headers) });
  }
}
