import { createProxy, type ProxyOptions } from '@nanda/proxy';
import { createTemporaryDirectory } from '@nanda/testing';
import { environmentIn } from './environment-in.js';

/** A proxy in this process that has accounts, and the environment of a command that is to use it. */
export interface ProxyWithAccounts extends AsyncDisposable {
  readonly url: string;
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of who looks after it. */
  readonly token: string;
  readonly email: string;
  readonly password: string;
  /** Asks it, with a token where one is given, and gives what it says. */
  ask(
    path: string,
    options?: { readonly token?: string; readonly body?: unknown },
  ): Promise<ProxyReply>;
}

export interface ProxyReply {
  readonly status: number;
  // The test says what it expects of it.
  readonly data: unknown;
}

export async function startProxyWithAccounts(
  options: ProxyOptions = {},
): Promise<ProxyWithAccounts> {
  const temporary = await createTemporaryDirectory();
  const token = 'the-token-of-who-looks-after-it';
  const proxy = createProxy({
    dataDir: ':memory:',
    token,
    healthInterval: 0,
    rateLimits: false,
    auth: { mode: 'required' },
    ...options,
  });
  const { url } = await proxy.listen({ port: 0 });
  const email = 'ada@example.com';
  const password = 'correct horse battery staple';
  async function ask(
    path: string,
    { token: shown, body }: { readonly token?: string; readonly body?: unknown } = {},
  ): Promise<ProxyReply> {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(shown !== undefined && { authorization: `Bearer ${shown}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { data } = (await answer.json()) as { data?: unknown };
    return { status: answer.status, data };
  }
  const { auth } = options;
  if (auth === undefined || (auth !== false && auth.registration !== 'closed')) {
    await ask('/v2/auth/register', { body: { email, password } });
  }
  return {
    url,
    directory: temporary.path,
    env: {
      ...environmentIn(temporary.path),
      NANDA_BASE_URL: url,
      NANDA_SECRETS: 'file',
    },
    token,
    email,
    password,
    ask,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}
