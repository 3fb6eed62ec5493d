import { createProxy, type ProxyOptions } from '../../src/index.js';

/** A proxy with accounts on a port of its own, and somebody who has one. */
export interface ProxyWithAccounts extends AsyncDisposable {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  post(path: string, form: Readonly<Record<string, string>>): Promise<TokenReply>;
  /** Who a token stands for. */
  session(token: string): Promise<{ readonly status: number; readonly data?: SessionFacts }>;
}

export interface SessionFacts {
  readonly user: { readonly email?: string };
  readonly scope: readonly string[];
}

export interface TokenReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, string>>;
}

export async function startProxy(options: ProxyOptions = {}): Promise<ProxyWithAccounts> {
  const proxy = createProxy({
    dataDir: ':memory:',
    token: 'the-token-of-who-looks-after-it',
    rateLimits: false,
    auth: { mode: 'required' },
    ...options,
  });
  const { url } = await proxy.listen({ port: 0 });
  const email = 'ada@example.com';
  const password = 'correct horse battery staple';
  const json = { 'content-type': 'application/json' };
  const { auth } = options;
  if (auth === undefined || (auth !== false && auth.registration !== 'closed')) {
    const body = JSON.stringify({ email, password });
    const made = await fetch(`${url}/v2/auth/register`, { method: 'POST', body, headers: json });
    if (made.status !== 201) throw new Error(await made.text());
  }
  return {
    url,
    email,
    password,
    async post(path, form) {
      const body = new URLSearchParams(form);
      const answer = await fetch(`${url}${path}`, { method: 'POST', body });
      const { status, headers } = answer;
      return { status, headers, body: (await answer.json()) as TokenReply['body'] };
    },
    async session(token) {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${url}/v2/auth/session`, { headers });
      const { data } = (await answer.json()) as { data?: SessionFacts };
      return { status: answer.status, ...(data && { data }) };
    },
    [Symbol.asyncDispose]: () => proxy.close(),
  };
}
