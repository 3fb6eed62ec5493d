import { expect, test } from 'vitest';
import type { RegistryOptions } from './proxy-options.js';
import { resolveRegistries } from './resolve-registries.js';

const environment = {};

test('leaves what is right as it is', () => {
  const registries: RegistryOptions[] = [
    { type: 'file', path: './a.json' },
    { type: 'file', path: 'file:https://own.example/a.json', name: 'mine' },
    { type: 'nanda' },
    { type: 'mcp-registry', url: 'http://me:pw@127.0.0.1:8080/x', headers: { 'X-Key': 'a b' } },
    { type: 'nanda-index', name: 'index' },
    { type: 'clients', home: '/home/me' },
    { type: 'samples' },
  ];
  expect(resolveRegistries(registries, { environment })).toEqual(registries);
});

test('takes the address of NANDA from the environment, where none is given', () => {
  const registries: RegistryOptions[] = [
    { type: 'nanda' },
    { type: 'nanda', url: 'https://given.example' },
    { type: 'mcp-registry' },
  ];
  expect(
    resolveRegistries(registries, { environment: { NANDA_API_URL: 'https://own.example' } }),
  ).toEqual([{ type: 'nanda', url: 'https://own.example' }, registries[1], registries[2]]);
  expect(resolveRegistries(registries, { environment: { NANDA_API_URL: '' } })).toEqual(registries);
  expect(() =>
    resolveRegistries(registries, { environment: { NANDA_API_URL: 'own.example' } }),
  ).toThrow('NANDA_API_URL is not an http(s) URL');
});

test.each([
  ['nanda', /^registries\[1\] is not an object/],
  [{ type: 'nnada' }, /^registries\[1\]\.type is "nnada"\. It is one of nanda, /],
  [{ type: 'local' }, /\.type is "local"/],
  [{}, /\.type is no text/],
  [{ type: 'file' }, /^registries\[1\]\.path is not a text/],
  [{ type: 'file', path: ' ' }, /\.path is not a text, or an empty one/],
  [{ type: 'file', path: 'https://' }, /\.path is not an http\(s\) URL/],
  [{ type: 'file', path: 'a.json', name: '' }, /\.name is not a text/],
  [{ type: 'mcp-registry', url: 'ftp://me:s3cret@x.example' }, /\.url is not an http\(s\) URL/],
  [{ type: 'mcp-registry', headers: ['s3cret'] }, /\.headers is not an object of texts/],
  [{ type: 'mcp-registry', headers: { 'X Key': 's3cret' } }, /"X Key", which no header/],
  [{ type: 'mcp-registry', headers: { 'X-Key': 's3cret\n' } }, /\.headers\.X-Key is not a text/],
  [{ type: 'clients', home: 7 }, /\.home is not a text/],
])('refuses %j, naming what is wrong with it', (registry, message) => {
  const registries = [{ type: 'samples' }, registry] as RegistryOptions[];
  let failure: unknown;
  try {
    resolveRegistries(registries, { environment });
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(TypeError);
  expect(failure).toMatchObject({ message: expect.stringMatching(message) });
  expect(String(failure)).not.toContain('s3cret');
});
