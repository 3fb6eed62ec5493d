import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** An authorization server as far as a resource server sees it, over real HTTP. */
export interface TestIssuer extends AsyncDisposable {
  readonly issuer: string;
  /** What was asked for, in order. */
  readonly asked: readonly string[];
  /** A token for `https://proxy.example` that is good for an hour, but for what is given. */
  sign(claims?: Readonly<Record<string, unknown>>, options?: SignOptions): Promise<string>;
  readonly jwk: JWK;
  /** From now on it signs with another key, and shows that one too. */
  rotate(): Promise<void>;
  /** Answers from now on with this, or hangs up. */
  breakDown(answer?: (response: ServerResponse) => void): void;
  heal(): void;
  /** Replaces members of its metadata. */
  readonly metadata: Record<string, unknown>;
}

export interface SignOptions {
  readonly alg?: string;
  readonly kid?: string;
  readonly typ?: string | undefined;
  readonly key?: CryptoKey | Uint8Array;
}

export async function startIssuer({
  path = '',
}: { readonly path?: string } = {}): Promise<TestIssuer> {
  const asked: string[] = [];
  const keys: { kid: string; key: CryptoKey; jwk: JWK }[] = [];
  const metadata: Record<string, unknown> = {};
  let broken: ((response: ServerResponse) => void) | undefined;

  async function addKey(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const kid = `key-${keys.length + 1}`;
    const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' };
    keys.push({ kid, key: privateKey, jwk });
  }

  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (broken !== undefined) {
      broken(response);
      return;
    }
    const documents: Record<string, unknown> = {
      [`${path}/.well-known/openid-configuration`]: {
        issuer,
        jwks_uri: `${issuer}/keys`,
        ...metadata,
      },
      [`${path}/keys`]: { keys: keys.map(({ jwk }) => jwk) },
    };
    const document = documents[request.url ?? ''];
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  await addKey();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  return {
    issuer,
    asked,
    metadata,
    get jwk() {
      return keys.at(-1)?.jwk ?? {};
    },
    async sign(claims = {}, { alg = 'ES256', kid, typ = 'at+jwt', key } = {}) {
      const newest = keys.at(-1);
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: issuer,
        sub: 'alice',
        aud: 'https://proxy.example',
        iat: now,
        exp: now + 3600,
        scope: '*',
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg, kid: kid ?? newest?.kid ?? '', typ })
        .sign(key ?? (newest?.key as CryptoKey));
    },
    rotate: addKey,
    breakDown(answer = (response) => response.destroy()) {
      broken = answer;
    },
    heal() {
      broken = undefined;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
