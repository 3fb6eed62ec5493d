import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { bytesEdit, editBytes } from '../bytes/edit-bytes.js';
import { headerFields } from './header-fields.js';
import { madeUpCursors } from './made-up-cursors.js';
import { oddTexts } from './odd-values.js';
import { ownPort, references } from './references.js';
import type { SentRequest } from './sent-request.js';

/** A place that no schema describes, and what it knows. */
export interface PlainPlace {
  readonly method: 'GET' | 'POST';
  readonly path: fc.Arbitrary<string>;
  /** Values that mean something there, by their names. */
  readonly known: Readonly<Record<string, Tried>>;
}

const shortTexts = oddTexts.filter((text) => text.length < 5000).map((text) => text.toWellFormed());
const odd = fc.constantFrom(...shortTexts);
/** What is right for a parameter, and what else is tried. */
export interface Tried {
  readonly right: fc.Arbitrary<string>;
  readonly wrong: fc.Arbitrary<string>;
}

const one = (right: string | fc.Arbitrary<string>, ...others: string[]): Tried => ({
  right: typeof right === 'string' ? fc.constant(right) : right,
  wrong: others.length === 0 ? odd : fc.oneof(odd, fc.constantFrom(...others)),
});
const any = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

const client = one('nanda-cli', 'x', '', '__proto__');
const verifier = 'v'.repeat(43);
/** S256 of the verifier. */
const challenge = createHash('sha256').update(verifier).digest('base64url');
const device = one('BCDF-GHJK', 'bcdfghjk', '', 'x', '0000-0000');
const scope = one('catalog:read', '*', 'tools:call:coffee/*', 'x', 'a"b', '');
const resource = one(`http://127.0.0.1:${ownPort}`, 'https://other.example', 'x', '');

const signIn: PlainPlace['known'] = {
  client_id: client,
  response_type: one('code', 'token', ''),
  redirect_uri: one(
    'http://127.0.0.1:5555/callback',
    'http://127.0.0.1:5555/callback',
    'http://[::1]:1/callback',
    'javascript:x',
    'https://evil.example',
  ),
  code_challenge: one(challenge, 'x'),
  code_challenge_method: one('S256', 'plain', ''),
  state: one('s', 'a\r\nb', '<b>', 'é'),
  scope,
  resource,
  page: one('', 'register', 'x'),
};

const token: PlainPlace['known'] = {
  grant_type: one(
    any(
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
      'password',
      'client_credentials',
      '__proto__',
    ),
  ),
  client_id: client,
  code: one(references('code'), 'x', ''),
  code_verifier: one(verifier, 'x'),
  redirect_uri: one('http://127.0.0.1:5555/callback', 'x'),
  refresh_token: one(references('refreshToken'), 'x', 'rt_x', ''),
  device_code: one(references('deviceCode'), 'x'),
  client_secret: one('x'),
  scope,
  resource,
  token: one(references('refreshToken'), 'x', 'a.b.c'),
  token_type_hint: one('refresh_token', 'x'),
};

const seal = one(references('seal'), 'x');

const form: PlainPlace['known'] = {
  ...signIn,
  seal,
  step: one('sign_in', 'register', 'code', 'cancel', 'x'),
  email: one('mallory@example.com', 'nobody@example.com', 'x', '<b>@x'),
  password: one(references('password'), 'made-up-secret-1', ''),
  user_code: one(references('userCode'), 'BCDF-GHJK', ''),
};

const decision: PlainPlace['known'] = {
  seal,
  ticket: one(references('ticket'), 'x'),
  decision: one('allow', 'deny', ''),
};

const fixed = (path: string): fc.Arbitrary<string> => fc.constant(path);

const registryNames = any(
  'com.example%2Fweather',
  'com.example/weather',
  'coffee',
  'local%2Fcoffee',
  '%00%2F%00',
  '__proto__%2Fx',
  '..%2f..',
  '%',
  '%2F',
  'a%2Fb%2Fc',
  'local.nanda%2Fx.b.AAAA',
  'local.nanda%2F.b.',
  'local.nanda%2Fx.coffee',
  'x'.repeat(600),
);

/** By what it is called in a test's name. */
export const plainPlaces: Readonly<Record<string, PlainPlace>> = {
  'GET /oauth/authorize': { method: 'GET', path: fixed('/oauth/authorize'), known: signIn },
  'POST /oauth/authorize': { method: 'POST', path: fixed('/oauth/authorize'), known: form },
  'POST /oauth/authorize, to decide': {
    method: 'POST',
    path: fixed('/oauth/authorize'),
    known: decision,
  },
  'POST /oauth/token': { method: 'POST', path: fixed('/oauth/token'), known: token },
  'POST /oauth/device_authorization': {
    method: 'POST',
    path: fixed('/oauth/device_authorization'),
    known: { client_id: client, scope, resource },
  },
  'GET /oauth/device': {
    method: 'GET',
    path: fixed('/oauth/device'),
    known: { user_code: device },
  },
  'POST /oauth/device': { method: 'POST', path: fixed('/oauth/device'), known: form },
  'POST /oauth/device, to decide': {
    method: 'POST',
    path: fixed('/oauth/device'),
    known: decision,
  },
  'POST /oauth/token, once more': {
    method: 'POST',
    path: fixed('/oauth/token'),
    known: token,
  },
  'POST /oauth/revoke': { method: 'POST', path: fixed('/oauth/revoke'), known: token },
  'GET /oauth/callback': {
    method: 'GET',
    path: fixed('/oauth/callback'),
    known: {
      state: one(references('state')),
      code: one('x', '', 'a b'),
      error: one('access_denied', 'x', '<b>'),
      error_description: one(odd),
      iss: one('http://127.0.0.1', 'x'),
    },
  },
  'POST /oauth/callback': {
    method: 'POST',
    path: fixed('/oauth/callback'),
    known: {
      state: one(references('state')),
      code: one('x', ''),
      iss: one('http://127.0.0.1', 'x'),
      error: one('', 'access_denied', '<b>'),
      decision: one('allow', 'deny', ''),
    },
  },
  'GET /.well-known': {
    method: 'GET',
    path: any(
      '/.well-known/jwks.json',
      '/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server/x',
      '/.well-known/oauth-protected-resource',
      '/.well-known/oauth-protected-resource/mcp',
      '/.well-known/oauth-protected-resource/mcp/service/%00',
      '/.well-known/oauth-protected-resource/v2/../mcp',
      '/.well-known/oauth-protected-resource/x"y\\',
      '/.well-known/',
      '/.well-known/x',
      '/oauth/x',
      '/openapi.json',
      '/v2/ws',
      '/',
      '//',
      '/nothing',
    ),
    known: { x: one(odd) },
  },
  'GET /v0.1/servers': {
    method: 'GET',
    path: any('/v0.1/servers', '/v0.1/servers/', '/v0.1', '/v0.1/x'),
    known: {
      limit: one('1', '100', '0', '-5', '+7', '1e1', '99999999999999999999'),
      cursor: one(fc.oneof(references('cursor'), madeUpCursors), 'x', 'com.example/weather:1.0.0'),
      search: one('weather', '*', '"', 'NEAR(', 'coffee OR'),
      updated_since: one(
        '2020-01-01T00:00:00Z',
        '9999-99-99T99:99:99Z',
        '2025-08-07T13:15:04.280Z',
        'x',
      ),
      version: one('latest', '1.0.0', 'x', '__proto__'),
      include_deleted: one('true', 'F', 'x', '__proto__'),
    },
  },
  'GET /v0.1/servers/{name}': {
    method: 'GET',
    path: fc
      .tuple(
        registryNames,
        any(
          '',
          '/versions',
          '/versions/',
          '/versions/latest',
          '/versions/1.0.0',
          '/versions/%00',
          '/versions/a/b',
          '/versions/%E0%A4',
        ),
      )
      .map(([name, rest]) => `/v0.1/servers/${name}${rest}`),
    known: { include_deleted: one('true', 'x') },
  },
};

/** Requests with parameters: of the query, or of a form. */
export function plainRequests({ method, path, known }: PlainPlace): fc.Arbitrary<SentRequest> {
  const names = Object.keys(known);
  const whole = fc
    .record({
      right: fc.record(Object.fromEntries(names.map((name) => [name, known[name]?.right ?? odd]))),
      // What is wrong in one place gets no further than to where that is seen.
      changes: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        {
          weight: 3,
          arbitrary: fc.array(
            fc
              .constantFrom(...names)
              .chain((name) =>
                fc.option(known[name]?.wrong ?? odd).map((text) => [name, text] as const),
              ),
            { minLength: 1, maxLength: 2 },
          ),
        },
      ),
    })
    .map(({ right, changes }) =>
      Object.entries({ ...right, ...Object.fromEntries(changes) }).flatMap(
        ([name, text]): [string, string][] => (text === null ? [] : [[name, text]]),
      ),
    );
  const more = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), odd), odd), {
    minLength: 1,
    maxLength: 2,
  });
  return fc
    .record({
      path,
      whole,
      more: fc.oneof({ weight: 8, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: more }),
      bytes: fc.oneof(
        { weight: 10, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(bytesEdit, { minLength: 1, maxLength: 2 }) },
      ),
      cookie: fc.oneof(
        { weight: 8, arbitrary: references('browser') },
        { weight: 1, arbitrary: fc.constant('x') },
      ),
      headers: fc.oneof(
        { weight: 5, arbitrary: fc.constant<Readonly<Record<string, string>>>({}) },
        { weight: 1, arbitrary: headerFields },
      ),
      other: fc.oneof(
        { weight: 30, arbitrary: fc.constant(method as string) },
        { weight: 1, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'DELETE') },
      ),
    })
    .map(({ path: place, whole: given, more: added, bytes, cookie, headers, other }) => {
      const search = editBytes(
        Buffer.from(new URLSearchParams([...given, ...(added as [string, string][])]).toString()),
        bytes,
      );
      const isForm = method === 'POST';
      // Node's own client sends no other bytes in a target.
      const query = search.toString('latin1').replaceAll(/[^\x21-\x7e]/g, '');
      return {
        method: other,
        target: isForm || query === '' ? place : `${place}?${query}`,
        headers: {
          cookie: `nanda_sign_in=${cookie}`,
          ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        body: isForm ? search : undefined,
      };
    });
}
