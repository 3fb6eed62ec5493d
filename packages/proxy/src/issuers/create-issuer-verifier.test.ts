import { createHmac, generateKeyPairSync } from 'node:crypto';
import { permissions } from '@nanda/protocol/facts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccessRules } from '../core/access/create-access-rules.js';
import type { Identity } from '../core/accounts/identity.js';
import { createIssuerVerifier, type IssuerVerifier } from './create-issuer-verifier.js';
import type { IssuerOptions } from './issuer-settings.js';
import { startIssuer, type SignOptions, type TestIssuer } from './start-issuer.fixture.js';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const rules = createAccessRules({
  roles: new Map([['careful', { permissions: new Set(), tools: { deny: ['bank/*'] } }]]),
  rateOf: () => ({ requests: 1, window: 1 }),
});

let server: TestIssuer;
const open: IssuerVerifier[] = [];

beforeEach(async () => {
  server = await startIssuer();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((verifier) => verifier.close()));
  await server[Symbol.asyncDispose]();
});

function verifierWith(
  options: Partial<IssuerOptions> & { cooldown?: number; maxAge?: number } = {},
): IssuerVerifier {
  const verifier = createIssuerVerifier({
    issuer: server.issuer,
    audience: ['https://proxy.example'],
    scopeMap: new Map(),
    clockTolerance: 5,
    rules,
    logger,
    ...options,
  });
  open.push(verifier);
  return verifier;
}

const show = (verifier: IssuerVerifier, value: string): Promise<Identity | undefined> =>
  verifier.verify({ kind: 'bearer', value });

async function refusal(value: string, verifier = verifierWith()): Promise<string> {
  const told = await show(verifier, value).then(
    (identity) => (identity === undefined ? 'not one of its own' : 'let in'),
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
  return told;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('knows who is behind a token of the issuer, and what it may do', async () => {
  const token = await server.sign({ scope: 'catalog:read tools:call:mail/* openid' });
  const identity = await show(verifierWith(), token);
  expect(identity).toMatchObject({
    userId: expect.stringMatching(/^ext_[\w-]{43}$/),
    scope: ['catalog:read', 'tools:call:mail/*', 'openid'],
    expiresAt: expect.stringMatching(/Z$/),
    access: { plan: 'free', tools: { allow: ['mail/*'] } },
  });
  expect([...(identity?.access.permissions ?? [])].toSorted()).toEqual([
    'catalog:read',
    'tools:call',
  ]);
  // RFC 8414 first, then OpenID Connect Discovery, then the keys; once for all tokens.
  expect(server.asked).toEqual([
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration',
    '/keys',
  ]);
});

test('one subject is one user, and that of another issuer another one', async () => {
  const verifier = verifierWith();
  const [first, again, other] = await Promise.all([
    server.sign(),
    server.sign({ scope: 'catalog:read' }),
    server.sign({ sub: 'bob' }),
  ]);
  const ids = [];
  for (const token of [first, again, other]) ids.push((await show(verifier, token))?.userId);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
  await using second = await startIssuer();
  const elsewhere = verifierWith({ issuer: second.issuer });
  expect((await show(elsewhere, await second.sign()))?.userId).not.toBe(ids[0]);
});

test('roles, plans and scopes of the issuer mean what they are said to mean', async () => {
  const verifier = verifierWith({
    scopeClaim: 'permissions',
    rolesClaim: 'realm_access.roles',
    planClaim: 'https://proxy.example/plan',
    scopeMap: new Map([['nanda.use', ['connections:read', 'tools:call']]]),
  });
  const identity = await show(
    verifier,
    await server.sign({
      permissions: ['nanda.use', 'accounts:admin'],
      realm_access: { roles: ['admin', 'careful', 'unheard-of'] },
      'https://proxy.example/plan': 'enterprise',
    }),
  );
  expect([...(identity?.access.permissions ?? [])].toSorted()).toEqual([
    'accounts:admin',
    'connections:read',
    'tools:call',
  ]);
  expect(identity?.access).toMatchObject({ plan: 'enterprise', tools: { deny: ['bank/*'] } });
  const plain = await show(verifier, await server.sign({ permissions: ['*'] }));
  expect(plain?.access.permissions.size).toBe(permissions.length - 2);
});

test.each<[why: string, claims: Record<string, unknown>, options?: SignOptions]>([
  ['is for somebody else', { aud: 'https://other.example' }],
  ['is for somebody else', { aud: ['https://proxy.example.evil', 'https://proxy.example/other'] }],
  ['is for somebody else', { aud: 'https://proxy.example/mcp-evil' }],
  ['is not valid', { aud: undefined }],
  ['has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
  ['is not valid', { exp: undefined }],
  ['is not valid', { nbf: Math.floor(Date.now() / 1000) + 600 }],
  ['is not valid', { sub: undefined }],
  ['is no access token', { at_hash: 'x' }, { typ: 'JWT' }],
  ['is no access token', { token_use: 'id' }, { typ: 'JWT' }],
  ['is no access token', { typ: 'ID' }, { typ: 'JWT' }],
  ['is no access token', { scope: undefined }, { typ: 'JWT' }],
  ['is no access token', {}, { typ: 'logout+jwt' }],
  ['is no access token', { cnf: { jkt: 'x' } }],
  ['is not valid', {}, { kid: 'unheard-of' }],
])('a token that %s is refused: %j %j', async (why, claims, options) => {
  expect(await refusal(await server.sign(claims, options))).toContain(
    `UNAUTHENTICATED: The access token is refused: it ${why}`,
  );
});

test.each([
  'https://proxy.example',
  'https://proxy.example/',
  'https://proxy.example/mcp',
  'https://proxy.example/mcp/service/a',
])('a token for %s is for this proxy', async (aud) => {
  expect(await refusal(await server.sign({ aud: ['other', aud] }))).toBe('let in');
});

test('a token without a signature, or signed with what everybody knows, is refused', async () => {
  const [head, payload, signature] = (await server.sign()).split('.');
  const none = `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
  expect(await refusal(none)).toMatch(/^UNAUTHENTICATED/);
  // The public key as the secret of a symmetric signature (RFC 8725 §2.1).
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  for (const secret of [
    JSON.stringify(server.jwk),
    publicKey.export({ type: 'spki', format: 'pem' }),
  ]) {
    const forged = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: server.jwk.kid })}.${payload}`;
    const code = createHmac('sha256', secret).update(forged).digest('base64url');
    expect(await refusal(`${forged}.${code}`)).toMatch(/^UNAUTHENTICATED/);
  }
  // A key that the token brings along, or says where to find.
  await using evil = await startIssuer();
  for (const more of [{ jwk: evil.jwk }, { jku: `${evil.issuer}/keys` }, { x5u: evil.issuer }]) {
    const own = await evil.sign({ iss: server.issuer });
    const [, body, code] = own.split('.');
    const told = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: 'key-1', ...more })}.${body}.${code}`;
    expect(await refusal(told)).toMatch(/^UNAUTHENTICATED/);
  }
  expect(evil.asked).toEqual([]);
  const other = `${head}.${encode({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), sub: 'root' })}.${signature}`;
  expect(await refusal(other)).toMatch(/^UNAUTHENTICATED/);
});

test('what is no token of the issuer is left to others, and nobody is asked about it', async () => {
  await using other = await startIssuer();
  for (const value of [
    '',
    'nk_key',
    'a.b.c',
    `${encode({})}.${encode([])}.x`,
    await other.sign(),
    'x'.repeat(20_000),
  ]) {
    expect(await refusal(value)).toBe('not one of its own');
  }
  expect(server.asked).toEqual([]);
});

test('a key that is new is looked for, and a flood of keys that there are none of is one question', async () => {
  const verifier = verifierWith({ cooldown: 60_000 });
  await show(verifier, await server.sign());
  const before = server.asked.length;
  const flood = await Promise.all(
    Array.from({ length: 100 }, async (_, index) =>
      refusal(await server.sign({}, { kid: `k${index}` }), verifier),
    ),
  );
  expect(new Set(flood)).toEqual(
    new Set(['UNAUTHENTICATED: The access token is refused: it is not valid. Get a new one.']),
  );
  expect(server.asked.length - before).toBeLessThanOrEqual(1);
  await server.rotate();
  const patient = verifierWith({ cooldown: 0 });
  await show(patient, await server.sign());
  await server.rotate();
  expect(await refusal(await server.sign(), patient)).toBe('let in');
});

test('while the issuer is away its last keys are good, and it is not asked again and again', async () => {
  const verifier = verifierWith({ maxAge: 0, cooldown: 60_000 });
  expect(await refusal(await server.sign(), verifier)).toBe('let in');
  for (const fault of [
    undefined,
    (response: { writeHead(status: number): { end(): void } }) => response.writeHead(500).end(),
  ]) {
    server.breakDown(fault);
    const before = server.asked.length;
    for (let index = 0; index < 10; index += 1) {
      expect(await refusal(await server.sign(), verifier)).toBe('let in');
    }
    expect(server.asked.length - before).toBeLessThanOrEqual(1);
  }
});

test('one that was never reached is told from a token that is wrong', async () => {
  server.breakDown();
  const verifier = verifierWith({ cooldown: 60_000 });
  const token = await server.sign();
  const told = await Promise.all(Array.from({ length: 20 }, () => refusal(token, verifier)));
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toMatch(/^OVERLOADED: Your token cannot be checked now/);
  expect(server.asked.length).toBeLessThanOrEqual(3);
});

test('metadata of another issuer, without keys, too large or no JSON leads nowhere', async () => {
  const token = await server.sign();
  for (const metadata of [
    { issuer: 'https://other.example' },
    { jwks_uri: 7 },
    { jwks_uri: 'http://192.0.2.1/keys' },
    { jwks_uri: 'file:///etc/passwd' },
    { jwks_uri: 'https://169.254.169.254/keys' },
    { filling: 'x'.repeat(300_000) },
  ]) {
    for (const name in server.metadata) delete server.metadata[name];
    Object.assign(server.metadata, metadata);
    expect(await refusal(token)).toMatch(/^OVERLOADED/);
  }
});

test('an issuer with a path is asked where its specifications say, and a named key set is enough', async () => {
  await using tenant = await startIssuer({ path: '/tenant' });
  expect(await refusal(await tenant.sign(), verifierWith({ issuer: tenant.issuer }))).toBe(
    'let in',
  );
  expect(tenant.asked).toEqual([
    '/.well-known/oauth-authorization-server/tenant',
    '/tenant/.well-known/openid-configuration',
    '/tenant/keys',
  ]);
  const before = tenant.asked.length;
  const named = verifierWith({ issuer: tenant.issuer, jwksUri: `${tenant.issuer}/keys` });
  expect(await refusal(await tenant.sign(), named)).toBe('let in');
  expect(tenant.asked.slice(before)).toEqual(['/tenant/keys']);
});
