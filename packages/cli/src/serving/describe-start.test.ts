import { createStyle } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { describeStart, type StartFacts } from './describe-start.js';

const facts = (changes: Partial<StartFacts>): string =>
  describeStart({
    addresses: [{ url: 'http://127.0.0.1:3000', host: '127.0.0.1', port: 3000 }],
    registries: [],
    dataDir: '/data',
    tokenFile: undefined,
    auth: 'required',
    style: createStyle(false),
    ...changes,
  });

test.each<[string, Partial<StartFacts>, string | undefined]>([
  ['where other commands find it', {}, 'nanda accounts add EMAIL --role admin'],
  [
    'in a directory of its own',
    { isOwnDataDir: true, dataDir: '/my data' },
    "nanda accounts add EMAIL --role admin --data-dir '/my data'",
  ],
  [
    'in memory',
    { isOwnDataDir: true, dataDir: ':memory:', tokenFile: 'token.txt' },
    'NANDA_TOKEN=$TOKEN nanda accounts add EMAIL --role admin --url http://127.0.0.1:3000',
  ],
  ['in memory, and nobody looks after it', { dataDir: ':memory:' }, undefined],
  ['without accounts', { auth: undefined }, undefined],
])('how the first account is made: %s', (_, changes, line) => {
  expect(/^ {2}accounts (.+)$/m.exec(facts(changes))?.[1]).toBe(line);
});

test('the option of the SDK is one that it has', () => {
  expect(facts({ tokenFile: 'token.txt' })).toContain(
    "new NANDAClient({ baseURL: 'http://127.0.0.1:3000', accessToken: token })",
  );
});

test.each(['0.0.0.0', '[::]'])(
  'what listens on %s is gone to by an address that there is',
  (host) => {
    const addresses = [{ url: `http://${host}:3000`, host, port: 3000 }];
    const text = facts({ addresses });
    expect(text).not.toContain(host);
    expect(text).toContain('nanda auth login --url http://localhost:3000');
  },
);
