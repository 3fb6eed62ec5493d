import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import { createTokenSource, type TokenSource } from './create-token-source.js';
import type { OAuthTokens } from './oauth-client.js';
import type { TokenSupply } from './token-supply.js';

interface World {
  now: number;
  /** What the next renewal gives. */
  renew: TokenSupply['renew'];
  kept: OAuthTokens | undefined;
  renewals: number;
  reads: number;
  readonly source: TokenSource;
}

function tokens(accessToken: string, { now = 0, life = 100_000 } = {}): OAuthTokens {
  return {
    accessToken,
    obtainedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + life).toISOString(),
    issuer: 'https://issuer.example',
    resource: 'https://service.example/mcp',
    client: { clientId: 'client', origin: 'registered' },
  };
}

function open(kept: OAuthTokens | undefined): World {
  const world: World = {
    now: 0,
    renew: async () => undefined,
    kept,
    renewals: 0,
    reads: 0,
    source: createTokenSource({
      supply: {
        read: async () => {
          world.reads += 1;
          return world.kept;
        },
        renew: async (old) => {
          world.renewals += 1;
          return world.renew(old);
        },
      },
      expired: () => new NandaError('SERVICE_AUTH_REQUIRED', 'over'),
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      now: () => world.now,
    }),
  };
  return world;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('while a token is good it is there at once, and always the same object', async () => {
  const { source } = open(tokens('first'));
  const headers = await source.headers();
  expect(headers).toEqual({ Authorization: 'Bearer first' });
  expect(source.headers()).toBe(headers);
});

test('ahead of its end it is renewed once, and nobody waits for that', async () => {
  const world = open(tokens('first'));
  await world.source.headers();
  world.now = 89_999;
  expect(world.source.headers()).toEqual({ Authorization: 'Bearer first' });
  expect(world.renewals).toBe(0);
  const renewed = Promise.withResolvers<OAuthTokens>();
  world.renew = () => renewed.promise;
  world.now = 90_000;
  for (let use = 0; use < 5; use += 1) {
    expect(world.source.headers()).toEqual({ Authorization: 'Bearer first' });
  }
  expect(world.renewals).toBe(1);
  renewed.resolve(tokens('second', { now: world.now }));
  await settled();
  expect(world.source.headers()).toEqual({ Authorization: 'Bearer second' });
});

test('a renewal that fails ahead of the end is tried again after a pause, while the old token is used', async () => {
  const world = open(tokens('first'));
  await world.source.headers();
  world.renew = async () => {
    throw new NandaError('CONNECTION_FAILED', 'away');
  };
  world.now = 90_000;
  for (let use = 0; use < 3; use += 1) {
    expect(world.source.headers()).toEqual({ Authorization: 'Bearer first' });
    await settled();
  }
  expect(world.renewals).toBe(1);
  world.now += 5000;
  expect(world.source.headers()).toEqual({ Authorization: 'Bearer first' });
  await settled();
  expect(world.renewals).toBe(2);
  world.now = 100_000;
  await expect(world.source.headers()).rejects.toMatchObject({ code: 'CONNECTION_FAILED' });
  world.renew = async () => tokens('second', { now: world.now });
  expect(await world.source.headers()).toEqual({ Authorization: 'Bearer second' });
});

test('what is over and cannot be renewed says so; what came meanwhile is used', async () => {
  const world = open(tokens('first'));
  await world.source.headers();
  world.now = 100_000;
  await expect(world.source.headers()).rejects.toMatchObject({ code: 'SERVICE_AUTH_REQUIRED' });
  world.renew = async () => tokens('of another process', { now: world.now });
  expect(await world.source.headers()).toEqual({ Authorization: 'Bearer of another process' });
  // Those are renewed ahead of their end again.
  world.renew = async () => tokens('renewed', { now: world.now });
  world.now += 95_000;
  expect(world.source.headers()).toEqual({ Authorization: 'Bearer of another process' });
  await settled();
  expect(world.source.headers()).toEqual({ Authorization: 'Bearer renewed' });
});

test('all who are refused at once get one renewal, and who comes late gets what is there', async () => {
  const world = open(tokens('first'));
  const refused = await world.source.headers();
  world.renew = async () => tokens('second');
  const renewed = await Promise.all(Array.from({ length: 5 }, () => world.source.renew(refused)));
  expect(new Set(renewed)).toEqual(new Set([{ Authorization: 'Bearer second' }]));
  expect(await world.source.renew(refused)).toEqual({ Authorization: 'Bearer second' });
  expect(world.renewals).toBe(1);
});

test('a service that refuses everything is given up, and not for ever', async () => {
  const world = open(tokens('0'));
  await world.source.headers();
  let count = 0;
  world.renew = async () => tokens(String((count += 1)));
  for (let use = 0; use < 10; use += 1) {
    const headers = await world.source.headers();
    await world.source.renew(headers);
  }
  expect(world.renewals).toBe(3);
  world.now = 60_000;
  expect(await world.source.renew(await world.source.headers())).toBeDefined();
});

test('where there are none, it is looked for them now and then, and at once when there is news', async () => {
  const world = open(undefined);
  expect(await world.source.headers()).toEqual({});
  expect(await world.source.headers()).toEqual({});
  expect(world.reads).toBe(1);
  world.kept = tokens('first');
  world.source.forget();
  expect(await world.source.headers()).toEqual({ Authorization: 'Bearer first' });
});
