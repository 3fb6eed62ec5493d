import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type JsonWebKey,
} from 'node:crypto';
import type { NewApiKey } from '@nanda/protocol';
import { openBrowser } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askUpgrade } from '../realtime/ask-upgrade.js';
import { openTarget, type Target } from './open-target.js';
import { signUp, type Somebody } from './sign-up.js';
import { startTrap, type Trap } from './start-trap.js';

let stack: AsyncDisposableStack;
let target: Target;
/** What a token names as the place of its keys. */
let trap: Trap;
let ann: Somebody;
let bob: Somebody;
let publicKey: JsonWebKey & { readonly kid: string };
beforeAll(async () => {
  stack = new AsyncDisposableStack();
  target = stack.use(
    await openTarget({
      token: 'the-own-token-of-this-proxy-0123456789',
      rateLimits: false,
      auth: { mode: 'required' },
    }),
  );
  [ann, bob] = [await signUp(target, 'ann'), await signUp(target, 'bob')];
  const { keys } = JSON.parse((await target.ask('/.well-known/jwks.json')).text) as {
    keys: (typeof publicKey)[];
  };
  [publicKey] = keys as [typeof publicKey];
  trap = stack.use(
    await startTrap(
      (_, response) =>
        void response.setHeader('content-type', 'application/json').end(JSON.stringify(own.jwks)),
    ),
  );
});
afterAll(() => stack.disposeAsync());

/** Keys of whoever attacks. */
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = {
  jwks: {
    keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'ES256', use: 'sig' }],
  },
};

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const parts = (token: string): [header: string, payload: string, signature: string] =>
  token.split('.') as [string, string, string];
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(parts(token)[1], 'base64url').toString()) as Record<string, unknown>;
const headOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(parts(token)[0], 'base64url').toString()) as Record<string, unknown>;

function signed(header: object, payload: unknown): string {
  const text = `${encode({ ...headOf(ann.accessToken), ...header })}.${encode(payload)}`;
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' as const };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function signedWithSecret(secret: Buffer | string, alg = 'HS256'): string {
  const text = `${encode({ ...headOf(ann.accessToken), alg })}.${encode(claimsOf(ann.accessToken))}`;
  return `${text}.${createHmac(alg.replace('HS', 'sha'), secret).update(text).digest('base64url')}`;
}

/** Tokens of Ann that nobody gave her, by how they are made. */
function forgeries(): Readonly<Record<string, string>> {
  const [header, payload, signature] = parts(ann.accessToken);
  const claims = claimsOf(ann.accessToken);
  const head = headOf(ann.accessToken);
  const pem = createPublicKey({ key: publicKey, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  });
  const ofBob = encode({ ...claimsOf(bob.accessToken), sub: claims['sub'] });
  const rsaText = `${encode({ ...head, alg: 'RS256' })}.${payload}`;
  return {
    'no algorithm': `${encode({ ...head, alg: 'none' })}.${payload}.`,
    'no algorithm, with a signature': `${encode({ ...head, alg: 'none' })}.${payload}.${signature}`,
    'no algorithm, in other letters': `${encode({ ...head, alg: 'nOnE' })}.${payload}.`,
    'an empty algorithm': `${encode({ ...head, alg: '' })}.${payload}.`,
    'no algorithm at all': `${encode({ typ: head['typ'], kid: head['kid'] })}.${payload}.${signature}`,
    'no signature': `${header}.${payload}.`,
    'no third part': `${header}.${payload}`,
    'a signature of zeros': `${header}.${payload}.${encode(Buffer.alloc(64).toString('latin1'))}`,
    'a signature of bytes that are zero': `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    'the signature of another token': `${header}.${payload}.${parts(bob.accessToken)[2]}`,
    'other claims': `${header}.${ofBob}.${signature}`,
    'more claims': `${header}.${encode({ ...claims, scope: '*', roles: ['admin'] })}.${signature}`,
    'the public key as a secret: PEM': signedWithSecret(pem),
    'the public key as a secret: JWK': signedWithSecret(JSON.stringify(publicKey)),
    'the public key as a secret: x': signedWithSecret(Buffer.from(publicKey.x ?? '', 'base64url')),
    'the id of the key as a secret': signedWithSecret(publicKey.kid),
    'an empty secret': signedWithSecret(''),
    'the token of the proxy as a secret': signedWithSecret(
      'the-own-token-of-this-proxy-0123456789',
    ),
    'another key': signed({}, claims),
    'another key that it brings along': signed({ jwk: own.jwks.keys[0], kid: 'own' }, claims),
    'a set of keys elsewhere': signed({ jku: `${trap.url}/jwks`, kid: 'own' }, claims),
    'a certificate elsewhere': signed({ x5u: `${trap.url}/x5u`, kid: 'own' }, claims),
    'a certificate that it brings along': signed({ x5c: ['AAAA'], kid: 'own' }, claims),
    'an id of a key that is a path': signed({ kid: '../../../../dev/null' }, claims),
    'an id of a key that is an address': signed({ kid: `${trap.url}/key` }, claims),
    'an id of a key that is a query': signed({ kid: "x' UNION SELECT 'key'--" }, claims),
    'an id of a key that means something': signed({ kid: '__proto__' }, claims),
    'an id of a key that is no text': signed({ kid: ['own'] }, claims),
    'no id of a key': signed({ kid: undefined }, claims),
    'something critical': signed({ crit: ['exp'], exp: 1 }, claims),
    'text that is not encoded': signed({ b64: false, crit: ['b64'] }, claims),
    'another family of keys': `${rsaText}.${sign('sha256', Buffer.from(rsaText), rsa.privateKey).toString('base64url')}`,
    'a claim twice': `${header}.${encode(`{"sub":"x",${JSON.stringify(claims).slice(1)}`)}.${signature}`,
    'a token in a token': signed({ cty: 'JWT' }, encode(ann.accessToken)),
    'five parts': `${header}.${payload}.${signature}.${signature}.${signature}`,
    'a payload that is a list': signed({}, []),
    'a payload that is nothing': signed({}, null),
    'a payload that is text': `${header}.${encode('x')}.${signature}`,
    'a header that is text': `${encode('x')}.${payload}.${signature}`,
    'something behind it': `${ann.accessToken}.`,
    'a sign in its middle': ann.accessToken.replace('.', '.\u00ad'),
    'a great length': `${header}.${'A'.repeat(12_000)}.${signature}`,
    'many parts': '.'.repeat(5000),
  };
}

describe('a token that nobody gave out', () => {
  test('opens nothing, and has nobody asked for its keys', async () => {
    const all = Object.entries(forgeries());
    expect(all.length).toBeGreaterThan(40);
    for (const [name, token] of all) {
      const sent = Buffer.from(token).toString('latin1');
      for (const headers of [{ authorization: `Bearer ${sent}` }, { 'x-api-key': sent }]) {
        for (const path of ['/v2/auth/session', '/v2/connections']) {
          const { status, text } = await target.ask(path, { headers });
          expect(status, `${name} ${text}`).toBe(401);
        }
      }
    }
    expect(trap.visits).toEqual([]);
    expect(target.unforeseen).toEqual([]);
    expect((await target.ask('/v2/auth/session', ann)).status).toBe(200);
  });

  test('is no other thing either: each opens what it was given out for', async () => {
    const key = await target.ask('/v2/auth/api-keys', { ...ann, body: { name: 'one' } });
    const { key: apiKey } = key.body.data as NewApiKey;
    for (const value of [
      ann.refreshToken,
      'the-own-token-of-this-proxy-0123456789x',
      `nk_${'a'.repeat(43)}`,
    ]) {
      const headers = { authorization: `Bearer ${value}` };
      expect((await target.ask('/v2/auth/session', { headers })).status).toBe(401);
    }
    for (const refreshToken of [ann.accessToken, apiKey]) {
      const told = await target.ask('/v2/auth/refresh', { body: { refreshToken } });
      expect(told.status).toBe(401);
    }
    for (const code of [ann.accessToken, ann.refreshToken, apiKey]) {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'nanda-cli',
        code,
        redirect_uri: 'http://127.0.0.1:1/callback',
        code_verifier: 'x'.repeat(43),
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect((await target.ask('/oauth/token', { headers, body })).status).toBe(400);
    }
  });

  test('counts nowhere but in its field, and there once', async () => {
    const { accessToken } = ann;
    for (const [path, asked] of [
      [`/v2/auth/session?access_token=${accessToken}`, {}],
      [`/v2/auth/session?token=${accessToken}`, {}],
      [
        '/v2/auth/session',
        { headers: { cookie: `access_token=${accessToken}; token=${accessToken}` } },
      ],
      ['/v2/auth/session', { headers: { 'x-auth-token': accessToken } }],
      ['/v2/auth/session', { headers: { authorization: `Basic ${btoa(`ann:${accessToken}`)}` } }],
      ['/v2/auth/session', { headers: { authorization: `Bearer,Bearer ${accessToken}` } }],
      ['/v2/auth/session', { headers: { authorization: `Bearer x, Bearer ${accessToken}` } }],
    ] as const) {
      expect((await target.ask(path, asked)).status, JSON.stringify(asked)).toBe(401);
    }
    const twice = await target.say(
      `GET /v2/auth/session HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n` +
        `Authorization: Bearer ${accessToken}\r\nConnection: close\r\n\r\n`,
    );
    // Whoever stands in front may have looked at the other one.
    expect(twice).toMatch(/^HTTP\/1\.1 40[01] /);
    expect((await askUpgrade(`${target.url}/v2/ws?token=${accessToken}`)).status).toBe(401);
  });
});

describe('whoever may do little', () => {
  const narrow = ['account:write', 'account:read', 'catalog:read'];
  const makeKey = async (by: Record<string, string>, scope?: string[]) =>
    target.ask('/v2/auth/api-keys', { headers: by, body: { name: 'x', ...(scope && { scope }) } });

  test('gives nothing on that it has not: no key, no session', async () => {
    const made = await makeKey(ann.headers, narrow);
    const headers = { 'x-api-key': (made.body.data as NewApiKey).key };
    for (const scope of [
      ['connections:read'],
      ['tools:call'],
      ['tools:call:*'],
      ['accounts:admin'],
      ['audit:read'],
      ['catalog:read', 'credentials:read'],
    ]) {
      expect((await makeKey(headers, scope)).body.error?.code, scope.join()).toBe('FORBIDDEN');
    }
    for (const scope of [undefined, ['*']]) {
      const another = await makeKey(headers, scope);
      const next = { 'x-api-key': (another.body.data as NewApiKey).key };
      expect((await target.ask('/v2/services', { headers: next })).status).toBe(200);
      for (const path of ['/v2/connections', '/v2/credentials', '/v2/executions', '/v2/audit']) {
        expect((await target.ask(path, { headers: next })).status, path).toBe(403);
      }
    }
  });

  test('makes itself nothing more: by no role and no plan', async () => {
    const { data } = (await target.ask('/v2/auth/session', ann)).body as {
      data: { user: { id: string } };
    };
    for (const body of [{ roles: ['admin'] }, { plan: 'enterprise' }, { isDisabled: false }]) {
      const path = `/v2/accounts/${data.user.id}`;
      expect((await target.ask(path, { ...ann, method: 'PATCH', body })).status).toBe(403);
    }
    for (const more of [
      { roles: ['admin'] },
      { plan: 'enterprise' },
      { scope: ['*'] },
      { id: 'x' },
    ]) {
      const told = await target.ask('/v2/auth/register', {
        body: { email: 'more@example.com', password: 'a long password of somebody', ...more },
      });
      const { user } = (told.body.data ?? {}) as { user?: { roles?: string[]; plan?: string } };
      if (told.status === 201) expect(JSON.stringify(user)).not.toMatch(/admin|enterprise/);
      else expect(told.status).toBe(400);
    }
  });

  test('gets no more of a refresh than there was', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const redirect = 'http://127.0.0.1:54321/callback';
    const page = new URL(`${target.url}/oauth/authorize`);
    page.search = new URLSearchParams({
      response_type: 'code',
      client_id: 'nanda-cli',
      redirect_uri: redirect,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 's',
      scope: 'catalog:read account:read',
    }).toString();
    const form = await openBrowser().open(page.href);
    const consent = await form.submit({
      email: 'ann@example.com',
      password: 'the password of ann is long',
      step: 'sign_in',
    });
    const { headers: back } = await consent.submit({ decision: 'allow' });
    const code = new URL(back.get('location') ?? '').searchParams.get('code') ?? '';
    const exchange = async (fields: Record<string, string>): Promise<Record<string, string>> => {
      const told = await target.ask('/oauth/token', {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ client_id: 'nanda-cli', ...fields }).toString(),
      });
      return JSON.parse(told.text) as Record<string, string>;
    };
    const first = await exchange({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    });
    const wider = await exchange({
      grant_type: 'refresh_token',
      refresh_token: first['refresh_token'] ?? '',
      scope: '*',
    });
    const token = wider['access_token'] ?? first['access_token'] ?? '';
    const headers = { authorization: `Bearer ${token}` };
    expect((await target.ask('/v2/services', { headers })).status).toBe(200);
    expect((await target.ask('/v2/connections', { headers })).status).toBe(403);
  });
});
