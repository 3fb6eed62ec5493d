import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { listIdentities } from './list-identities.js';

const addressIdentity = (url: string): string | undefined =>
  listIdentities(makeRecord({ id: 'x', endpoints: [{ url }] }))
    .find((identity) => identity.startsWith('u:'))
    ?.slice('u:'.length);

test.each([
  ['https://Api.Acme.example/mcp', 'api.acme.example'],
  ['https://api.acme.example/mcp/', 'api.acme.example'],
  ['https://api.acme.example/sse', 'api.acme.example'],
  ['https://api.acme.example', 'api.acme.example'],
  ['https://www.api.acme.example:443/', 'api.acme.example'],
  ['http://api.acme.example:80/mcp#part', 'api.acme.example'],
  ['https://api.acme.example/Weather/mcp', 'api.acme.example/Weather'],
  ['https://api.acme.example/weather', 'api.acme.example/weather'],
  ['https://api.acme.example:8080/mcp', 'api.acme.example:8080'],
  ['http://api.acme.example:443/mcp', 'api.acme.example:443'],
  ['https://api.acme.example:80/mcp', 'api.acme.example:80'],
  ['https://api.acme.example/mcp?server=a', 'api.acme.example?server=a'],
  ['wss://api.acme.example/mcp', 'api.acme.example'],
  ['not a url', undefined],
  ['/mcp', undefined],
])('the address %s is %s', (url, identity) => {
  expect(addressIdentity(url)).toBe(identity);
});

test.each([
  'http://localhost:3000/mcp',
  'http://127.0.0.1/mcp',
  'http://10.1.2.3/mcp',
  'http://192.168.0.1/mcp',
  'http://172.16.0.1/mcp',
  'http://172.31.0.1/mcp',
  'http://[::1]/mcp',
  'http://nas.local/mcp',
  'http://db.internal/mcp',
  'http://0.0.0.0/mcp',
])('an address that every machine has is nobody’s: %s', (url) => {
  expect(addressIdentity(url)).toBeUndefined();
});

test('an address just outside of the private ones is somebody’s', () => {
  expect(addressIdentity('http://172.32.0.1/mcp')).toBe('172.32.0.1');
});

const repository = (url: string, folder?: string): string | undefined =>
  listIdentities(
    makeRecord({
      id: 'a',
      name: 'slack',
      endpoints: [],
      repository: url,
      ...(folder !== undefined && { repositoryFolder: folder }),
    }),
  )[0];

test.each([
  ['https://github.com/Acme/Servers', undefined, 'r:github.com/acme/servers#\tslack'],
  ['https://github.com/acme/servers.git', undefined, 'r:github.com/acme/servers#\tslack'],
  ['https://www.github.com/acme/servers/', undefined, 'r:github.com/acme/servers#\tslack'],
  ['git://github.com/acme/servers?x', undefined, 'r:github.com/acme/servers#\tslack'],
  [
    'https://github.com/acme/servers/tree/main/src/slack',
    undefined,
    'r:github.com/acme/servers#src/slack\tslack',
  ],
  [
    'https://gitlab.com/acme/servers/-/tree/main/src',
    undefined,
    'r:gitlab.com/acme/servers#src\tslack',
  ],
  ['https://github.com/acme/servers', '/src/Slack/', 'r:github.com/acme/servers#src/slack\tslack'],
  ['https://github.com', undefined, undefined],
  ['nothing', undefined, undefined],
])('the repository %s, folder %s, is %j', (url, folder, identity) => {
  expect(repository(url, folder)).toBe(identity);
});

test('a name counts where only one publisher can give it', () => {
  const namesOf = (name: string) =>
    listIdentities(makeRecord({ id: 'a', name, endpoints: [] })).filter((one) =>
      one.startsWith('n:'),
    );
  expect(namesOf('Io.Github.Acme/Slack')).toEqual(['n:io.github.acme/slack']);
  expect(namesOf('Slack')).toEqual([]);
});

test('the first address counts: who adds one of somebody else is not two services', () => {
  const endpoints = ['https://a.example/mcp', 'https://a.example/sse', 'https://b.example'].map(
    (url) => ({ url }),
  );
  expect(listIdentities(makeRecord({ id: 'a', endpoints }))).toEqual(['u:a.example', 'c:a']);
});

test('a proven name speaks for repositories of its own namespace alone', () => {
  const identities = (name: string) =>
    listIdentities(
      makeRecord({ id: 'a', name, endpoints: [], repository: 'https://github.com/acme/servers' }),
    ).filter((identity) => identity.startsWith('r:'));
  for (const name of ['slack', '@other/slack', 'com.acme/slack', 'io.github.Acme/slack']) {
    expect([name, identities(name).length]).toEqual([name, 1]);
  }
  for (const name of ['com.thief/slack', 'io.github.thief/slack']) {
    expect([name, identities(name)]).toEqual([name, []]);
  }
});

test('the address is the one that is opened, in whatever order a registry names them', () => {
  const endpoints = [
    { url: 'https://popular.example/sse', transport: 'sse' as const },
    { url: 'https://own.example/mcp', transport: 'http' as const },
  ];
  expect(listIdentities(makeRecord({ id: 'a', endpoints }))).toContain('u:own.example');
});
