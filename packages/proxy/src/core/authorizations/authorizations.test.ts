import { expect, test } from 'vitest';
import type { ServiceRecord } from '../catalog/service-record.js';
import type { NewVaultEntry, VaultEntry } from '../credentials/credential-vault.js';
import type { Principal } from '../principal.js';
import { createAuthorizations, type Authorizations } from './authorizations.js';
import { createChallengeMemory } from './create-challenge-memory.js';
import type { BeginAuthorization, OAuthClient, OAuthTokens } from './oauth-client.js';
import { OAuthRefusalError } from './oauth-refusal-error.js';

const local: Principal = { kind: 'local' };
const redirectUrl = 'http://127.0.0.1:3000/oauth/callback';
const signal = new AbortController().signal;

interface World {
  now: number;
  readonly authorizations: Authorizations;
  readonly begun: BeginAuthorization[];
  readonly saved: NewVaultEntry[];
  finish: () => Promise<OAuthTokens>;
}

const tokens: OAuthTokens = {
  accessToken: 'access',
  obtainedAt: '2026-01-01T00:00:00.000Z',
  issuer: 'https://issuer.example',
  resource: 'https://service.example/mcp',
  client: { clientId: 'client', origin: 'registered' },
};

function open(): World {
  const begun: BeginAuthorization[] = [];
  const saved: NewVaultEntry[] = [];
  const client: Pick<OAuthClient, 'begin' | 'finish'> = {
    begin: async (request) => {
      begun.push(request);
      return {
        url: 'https://issuer.example/authorize',
        issuer: 'https://issuer.example',
        scope: request.scope,
        resource: 'https://service.example/mcp',
        client: tokens.client,
        codeVerifier: 'verifier',
        metadata: {},
      };
    },
    finish: () => world.finish(),
  };
  const challenges = createChallengeMemory();
  challenges.note({ owner: local, serviceId: 'service' }, { scope: 'wanted' });
  const world: World = {
    now: 0,
    begun,
    saved,
    finish: async () => tokens,
    authorizations: createAuthorizations({
      services: { getRecord: async () => ({ id: 'service', name: 'Service' }) as ServiceRecord },
      findTarget: async () => ({
        kind: 'http',
        url: 'https://service.example/mcp?key=secret',
        addressPolicy: 'public',
      }),
      client: client as OAuthClient,
      vault: {
        find: async () => undefined,
        save: async (entry: NewVaultEntry) => {
          saved.push(entry);
          return entry as VaultEntry;
        },
      } as never,
      challenges,
      onAuthorized: () => undefined,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      now: () => world.now,
    }),
  };
  return world;
}

const create = (world: World) =>
  world.authorizations.create({ serviceId: 'service' }, { principal: local, redirectUrl, signal });

test('it starts from what the service has said, and ends in the vault, for that place alone', async () => {
  const world = open();
  const { id, state } = await create(world);
  expect(state).toBe('pending');
  expect(world.begun[0]?.service.challenge).toEqual({ scope: 'wanted' });
  const answer = new URLSearchParams({ state: world.begun[0]?.state ?? '', code: 'x' });
  expect(await world.authorizations.answer(answer)).toMatchObject({ outcome: 'authorized' });
  expect(world.saved).toMatchObject([
    { owner: local, type: 'oauth2', place: 'https://service.example/mcp', isRenewable: false },
  ]);
  expect(await world.authorizations.get(id, local)).toMatchObject({ state: 'authorized' });
  // An answer counts once.
  expect(await world.authorizations.answer(answer)).toEqual({ outcome: 'unknown' });
  // What was said is answered: the next one asks anew.
  await create(world);
  expect(world.begun[1]?.service.challenge).toBeUndefined();
});

test('one that nobody finishes expires, and then nothing finishes it', async () => {
  const world = open();
  const { id, expiresAt } = await create(world);
  expect(Date.parse(expiresAt)).toBe(600_000);
  world.now = 600_000;
  const answer = new URLSearchParams({ state: world.begun[0]?.state ?? '', code: 'x' });
  expect(await world.authorizations.answer(answer)).toEqual({ outcome: 'unknown' });
  const ended = await world.authorizations.get(id, local, { wait: 60_000 });
  expect(ended).toMatchObject({ state: 'expired' });
  expect(ended.url).toBeUndefined();
  await expect(
    world.authorizations.complete(id, `${redirectUrl}?${answer.toString()}`, local),
  ).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  // The next one does not trust the client of one from which nobody came back.
  await create(world);
  expect(world.begun[1]?.isNewClient).toBe(true);
  world.now = 1_200_000;
  await create(world);
  await expect(world.authorizations.get(id, local)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('one that is given up while the server is asked keeps nothing', async () => {
  const world = open();
  const { id } = await create(world);
  const asked = Promise.withResolvers<OAuthTokens>();
  world.finish = () => asked.promise;
  const answering = world.authorizations.answer(
    new URLSearchParams({ state: world.begun[0]?.state ?? '', code: 'x' }),
  );
  expect(await world.authorizations.cancel(id, local)).toMatchObject({ state: 'cancelled' });
  asked.resolve(tokens);
  expect(await answering).toMatchObject({ outcome: 'failed' });
  expect(world.saved).toEqual([]);
  expect(await world.authorizations.get(id, local)).toMatchObject({ state: 'cancelled' });
});

test('a refusal of the server is told in its words, and belongs to its owner alone', async () => {
  const world = open();
  const { id } = await create(world);
  world.finish = async () => {
    throw new OAuthRefusalError('invalid_scope', { description: 'no such scope' });
  };
  const answer = new URLSearchParams({ state: world.begun[0]?.state ?? '', code: 'x' });
  expect(await world.authorizations.answer(answer)).toMatchObject({
    outcome: 'failed',
    serviceName: 'Service',
  });
  expect(await world.authorizations.get(id, local)).toMatchObject({
    state: 'failed',
    failure: { code: 'UPSTREAM_ERROR', details: { error: 'invalid_scope' } },
  });
  for (const other of [
    { kind: 'user', userId: 'local' },
    { kind: 'anonymous', clientId: 'x' },
  ] as const) {
    await expect(world.authorizations.get(id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.authorizations.cancel(id, other)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  }
});

test('whoever waits is told when it is over, and all of them when the proxy closes', async () => {
  const world = open();
  const { id } = await create(world);
  const waiting = world.authorizations.get(id, local, { wait: 60_000 });
  world.authorizations.close();
  expect(await waiting).toMatchObject({ state: 'cancelled' });
});
