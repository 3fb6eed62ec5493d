import { expect, test } from 'vitest';
import { CliError } from '../errors/cli-error.js';
import { findRegistries } from './find-registries.js';
import { readRegistryList } from './read-registry-list.js';

const read = (given: readonly unknown[]) =>
  readRegistryList(given, {
    env: { HOME: '/home/me' },
    directory: '/settings',
    titleOf: (index) => `registries[${index}]`,
  });

function failureOf(attempt: () => unknown): CliError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

test.each<[unknown[], unknown[]]>([
  [
    ['mcp-registry', 'nanda', 'nanda-index', 'samples', 'clients'],
    ['mcp-registry', 'nanda', 'nanda-index', 'samples', 'clients'],
  ],
  [['none'], []],
  [[], []],
  [
    ['file:a.json', 'file:../b.yaml', 'file:~/c.jsonl', 'file:///d.json'],
    ['file:/settings/a.json', 'file:/b.yaml', 'file:/home/me/c.jsonl', 'file:/d.json'],
  ],
  [['nanda:https://a.example/'], ['nanda:https://a.example']],
  [['https://a.example/x.json'], ['file:https://a.example/x.json']],
  [['samples', ' samples '], ['samples']],
  [
    [{ type: 'samples' }, { type: 'nanda' }],
    ['samples', 'nanda'],
  ],
  [[{ type: 'file', path: 'a.json' }, 'file:./a.json'], ['file:/settings/a.json']],
  [
    [{ type: 'file', path: './a.json', name: 'ours' }],
    [{ type: 'file', path: '/settings/a.json', name: 'ours' }],
  ],
  [
    [{ headers: { 'X-Key': 'env:KEY', B: 'file:b' }, type: 'nanda', url: 'https://a.example/' }],
    [
      {
        type: 'nanda',
        url: 'https://a.example',
        headers: { 'X-Key': 'env:KEY', B: 'file:/settings/b' },
      },
    ],
  ],
])('%j is %j', (given, expected) => {
  expect(read(given)).toEqual(expected);
});

test.each<[unknown[], RegExp, RegExp]>([
  [['none', 'nanda'], /stands alone/, /Take it out/],
  [['nanda', 'smaples'], /^registries\[1\]: "smaples" is not a registry/, /Did you mean samples\?/],
  [[7], /^registries\[0\]: A registry is a text or an object/, /looks like this/],
  [[{ type: 'nnda' }], /"type" is one of/, /Did you mean nanda\?/],
  [[{ type: 'nanda', ulr: 'x' }], /has no "ulr"/, /Did you mean url\?/],
  [[{ type: 'file' }], /has a "path"/, /path/],
  [[{ type: 'file', path: 7 }], /"path" is not a text/, /looks like this/],
  [[{ type: 'nanda', url: 'own.example' }], /not an http\(s\) URL/, /https:/],
  [['nanda:https://me:pw@a.example'], /a name or a password/, /"headers"/],
  [[{ type: 'file', path: 'https://me:pw@a.example/x' }], /a name or a password/, /stored/],
  [['file:https://a.example/c.json?token=s3cret'], /a secret \("token=…"\)/, /your copy/],
  [[{ type: 'file', path: 'https://a.example/c?v=1&sig=s3cret' }], /"sig=…"/, /your copy/],
  [['mcp-registry:https://a.example?api_key=s3cret'], /"api_key=…"/, /"headers".*secret:NAME/],
  [[{ type: 'nanda', url: 'https://a.example?jwt=s3cret' }], /"jwt=…"/, /"headers".*secret:NAME/],
  [[{ type: 'nanda', headers: { 'X-Key': 's3cret' } }], /X-Key does not say/, /env:NAME/],
  [[{ type: 'nanda', headers: { 'X-Key': { s3cret: 1 } } }], /X-Key does not say/, /env:NAME/],
  [[{ type: 'nanda', headers: ['s3cret'] }], /"0" |does not say|not an object/, /X-API-Key/],
  [[{ type: 'nanda', headers: { 'a b': 'env:X' } }], /No header can be called "a b"/, /X-API-Key/],
])('%j is refused', (given, message, hint) => {
  const failure = failureOf(() => read(given));
  expect(failure.code).toBe('USAGE_ERROR');
  expect(failure.message).toMatch(message);
  expect(failure.hint).toMatch(hint);
  expect(failure.message + failure.hint).not.toMatch(/s3cret|pw/);
});

const find = (
  env: Record<string, string>,
  sources: { named?: readonly string[]; configured?: unknown } = {},
) =>
  findRegistries(
    { env, cwd: '/here' },
    { named: sources.named, configured: sources.configured, configFile: '/settings/config.json' },
  );

test('nobody has asked for any', () => {
  expect(find({})).toBeUndefined();
});

test('what is typed counts before what is configured, each from its own place', () => {
  const configured = ['file:a.json'];
  expect(find({}, { configured })).toEqual(['file:/settings/a.json']);
  expect(find({}, { configured, named: ['file:a.json'] })).toEqual(['file:/here/a.json']);
  expect(() => find({}, { configured: 'samples' })).toThrow('is not a list');
});

test('a secret in an address that is typed: a command is named that keeps it elsewhere', () => {
  const failure = failureOf(() => find({}, { named: ['nanda:https://a.example?key=s3cret'] }));
  expect(failure.hint).toContain(
    'nanda registry add nanda:URL --header "Authorization: secret:NAME"',
  );
});

test('NANDA_API_URL is where nanda is, unless it says so itself', () => {
  const env = { NANDA_API_URL: 'https://own.example/api/v1/' };
  const own = 'nanda:https://own.example/api/v1';
  expect(find(env)).toEqual(['mcp-registry', own, 'nanda-index', 'samples']);
  expect(find(env, { named: ['nanda:https://other.example', 'nanda'] })).toEqual([
    'nanda:https://other.example',
    own,
  ]);
  expect(find(env, { configured: [{ type: 'nanda', name: 'n' }] })).toEqual([
    { type: 'nanda', url: 'https://own.example/api/v1', name: 'n' },
  ]);
  expect(() => find({ NANDA_API_URL: 'own.example' })).toThrow('NANDA_API_URL: "own.example"');
});
