import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inspect } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewVaultEntry } from '../../../core/credentials/credential-vault.js';
import type { Owner } from '../../../core/principal.js';
import { openVault, type OpenVault } from './open-vault.fixture.js';

const local: Owner = { kind: 'local' };
const ann: Owner = { kind: 'user', userId: 'ann' };
const stranger: Owner = { kind: 'anonymous', clientId: 'x' };

const entryOf = (more: Partial<NewVaultEntry> = {}): NewVaultEntry => ({
  owner: local,
  serviceId: 's',
  type: 'bearer',
  place: 'https://a.example/mcp',
  secret: { type: 'bearer', token: 'sekrit-42' },
  ...more,
});

let stack: AsyncDisposableStack;
let dataDir: string;
let first: OpenVault;
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  dataDir = stack.use(await createTemporaryDirectory()).path;
  first = stack.use(await openVault(dataDir));
});
afterEach(() => stack.disposeAsync());

function change(sql: string): void {
  using database = new DatabaseSync(join(dataDir, 'nanda.db'));
  database.exec(sql);
}

const connection = (id: string, owner = local) => ({
  id,
  owner,
  serviceId: 's',
  authType: 'bearer' as const,
  created: '2026-01-01T00:00:00.000Z',
  lastUsed: '2026-01-01T00:00:00.000Z',
});

test('is read with its secret, which nothing shows by itself', async () => {
  const { vault } = first;
  const saved = await vault.save(entryOf({ scope: 'x y', expiresAt: '2030-01-01T00:00:00.000Z' }));
  expect(saved).toMatchObject({ version: 1, scope: 'x y', owner: local });
  const [found] = await vault.list(local);
  for (const entry of [saved, found, await vault.get(saved.id, local)]) {
    expect(entry?.secret).toEqual({ type: 'bearer', token: 'sekrit-42' });
    const shown = [inspect(entry, { depth: 9, getters: false }), JSON.stringify(entry)];
    shown.push(JSON.stringify({ ...entry }));
    for (const text of shown) expect(text).not.toContain('sekrit');
  }
});

test('what a row holds opens in its own place alone', async () => {
  const { vault } = first;
  const mine = await vault.save(entryOf());
  const theirs = await vault.save(
    entryOf({ owner: ann, secret: { type: 'bearer', token: 'of ann' } }),
  );
  const swaps = [
    `update credentials set nonce = other.nonce, data = other.data
     from (select * from credentials where id = '${theirs.id}') other
     where credentials.id = '${mine.id}'`,
    `update credentials set owner = 'anonymous:x' where id = '${theirs.id}'`,
  ];
  for (const sql of swaps) change(sql);
  await expect(vault.get(mine.id, local)).rejects.toThrow('damaged');
  await expect(vault.get(theirs.id, stranger)).rejects.toThrow('damaged');
  for (const column of ['service_id', 'place', 'type', 'issuer'] as const) {
    const { id } = await vault.save(entryOf({ serviceId: column, issuer: 'https://i.example' }));
    change(`update credentials set ${column} = 'custom' where id = '${id}'`);
    await expect(vault.get(id, local)).rejects.toMatchObject({
      details: { cause: 'credentials_damaged' },
    });
  }
});

test('a damaged row is told, and costs nothing else', async () => {
  const { vault } = first;
  const whole = await vault.save(entryOf());
  const broken = await vault.save(entryOf({ serviceId: 'other' }));
  for (const data of ["x'00'", 'cast(data || data as blob)', 'zeroblob(length(data))']) {
    change(`update credentials set data = ${data} where id = '${broken.id}'`);
    await expect(vault.find(local, { serviceId: 'other' })).rejects.toThrow('damaged');
    const list = await vault.list(local);
    expect(list.map(({ id }) => id).toSorted()).toEqual([whole.id, broken.id].toSorted());
    expect(() => list.find(({ id }) => id === broken.id)?.secret).toThrow('damaged');
    expect(list.find(({ id }) => id === whole.id)?.secret).toEqual(whole.secret);
  }
  // It can be put right, and deleted.
  const again = await vault.save(entryOf({ serviceId: 'other' }));
  expect(again.id).toBe(broken.id);
  expect((await vault.find(local, { serviceId: 'other' }))?.secret).toEqual(again.secret);
  expect((await vault.delete(broken.id, local))?.id).toBe(broken.id);
});

test('another key reads nothing, keeps what it is given, and loses nothing', async () => {
  const saved = await first.vault.save(entryOf());
  const key = 'another master key of more than 32 characters';
  const other = stack.use(await openVault(dataDir, { key }));
  await expect(other.vault.get(saved.id, local)).rejects.toThrow('with another key');
  const own = await other.vault.save(entryOf({ serviceId: 'other' }));
  expect((await other.vault.get(own.id, local))?.secret).toEqual(own.secret);
  await expect(first.vault.get(own.id, local)).rejects.toThrow('with another key');
  expect((await first.vault.get(saved.id, local))?.secret).toEqual(saved.secret);

  const moved = stack.use(
    await openVault(dataDir, { key, previousKey: 'a master key of at least 32 characters' }),
  );
  for (const { id } of [saved, own]) expect(await moved.vault.get(id, local)).toBeDefined();
  // One that runs learns of it by itself; one that starts has the new one alone.
  expect((await other.vault.get(saved.id, local))?.secret).toEqual(saved.secret);
  const late = stack.use(await openVault(dataDir));
  await expect(late.vault.get(saved.id, local)).rejects.toThrow('with another key');
});

test('a key that is too short is none', async () => {
  const short = stack.use(await openVault(dataDir, { key: 'short' }));
  await expect(short.vault.save(entryOf())).rejects.toMatchObject({
    code: 'INTERNAL_ERROR',
    message: expect.stringContaining('key for them cannot be read'),
  });
});

test('those that begin at once have one key', async () => {
  const directory = stack.use(await createTemporaryDirectory());
  const many = await Promise.all(Array.from({ length: 5 }, () => openVault(directory.path)));
  for (const one of many) stack.use(one);
  const saved = await Promise.all(
    many.map(({ vault }, index) => vault.save(entryOf({ serviceId: String(index) }))),
  );
  for (const { vault } of many) {
    for (const { id } of saved) expect(await vault.get(id, local)).toBeDefined();
  }
});

test('a damaged data key costs what it has encrypted, and no more', async () => {
  const lost = await first.vault.save(entryOf());
  change(`update credential_keys set data = zeroblob(48)`);
  const again = stack.use(await openVault(dataDir));
  const kept = await again.vault.save(entryOf({ serviceId: 'other' }));
  await expect(again.vault.get(lost.id, local)).rejects.toThrow('with another key');
  const third = stack.use(await openVault(dataDir));
  expect((await third.vault.get(kept.id, local))?.secret).toEqual(kept.secret);
});

test('one slot, one entry: the newest, under the id of before', async () => {
  const { vault } = first;
  const one = await vault.save(entryOf());
  const two = await vault.save(entryOf({ secret: { type: 'bearer', token: 'new' } }));
  expect([two.id, two.version, two.createdAt]).toEqual([one.id, 2, one.createdAt]);
  await vault.save(entryOf({ type: 'api_key', secret: { type: 'api_key', key: 'k' } }));
  await vault.save(entryOf({ place: 'https://b.example/mcp' }));
  expect(await vault.list(local)).toHaveLength(3);
  const place = 'https://a.example/mcp';
  const found = await vault.find(local, { serviceId: 's', type: 'bearer', place });
  expect(found?.secret).toEqual({ type: 'bearer', token: 'new' });
  expect(await vault.find(local, { serviceId: 's', place: 'https://c.example' })).toBeUndefined();
});

test('nobody has what is another’s', async () => {
  const { vault } = first;
  const { id } = await vault.save(entryOf({ owner: ann }));
  for (const other of [local, stranger, { kind: 'user', userId: 'bob' } as const]) {
    expect(await vault.get(id, other)).toBeUndefined();
    expect(await vault.delete(id, other)).toBeUndefined();
    expect(await vault.find(other, { serviceId: 's' })).toBeUndefined();
    expect(await vault.list(other)).toEqual([]);
  }
  expect(await vault.get(id, ann)).toBeDefined();
});

test('what is for a connection goes with it, and with no other', async () => {
  const { vault, store } = first;
  await expect(vault.save(entryOf({ connectionId: 'c1' }))).rejects.toMatchObject({
    code: 'CONNECTION_NOT_FOUND',
  });
  for (const id of ['c1', 'c2']) await store.connections.save(connection(id));
  const one = await vault.save(entryOf({ connectionId: 'c1' }));
  const two = await vault.save(entryOf({ connectionId: 'c2' }));
  expect(one.id).not.toBe(two.id);
  expect(await vault.find(local, { serviceId: 's' })).toBeUndefined();
  expect((await vault.find(local, { serviceId: 's', connectionId: 'c2' }))?.id).toBe(two.id);
  // As is written with every use: it keeps them.
  await store.connections.save(connection('c1'));
  expect(await vault.get(one.id, local)).toBeDefined();
  await store.connections.delete('c1');
  expect(await vault.get(one.id, local)).toBeUndefined();
  expect(await vault.get(two.id, local)).toBeDefined();
});

test('of two who change the same, one has changed it', async () => {
  const { vault } = first;
  const second = stack.use(await openVault(dataDir));
  const { id, version } = await vault.save(entryOf({ scope: 'x' }));
  const changed = await Promise.all(
    [vault, second.vault].map((one, index) =>
      one.update({ id, version, secret: { token: String(index) }, isRenewable: true }),
    ),
  );
  const won = changed.filter((entry) => entry !== undefined);
  expect(won).toHaveLength(1);
  expect(won[0]).toMatchObject({ version: version + 1, scope: 'x', isRenewable: true });
  expect((await vault.get(id, local))?.secret).toEqual(won[0]?.secret);
  expect(await vault.update({ id: 'cred_0', version: 1, secret: {} })).toBeUndefined();
  await vault.delete(id, local);
  expect(await vault.update({ id, version: version + 1, secret: {} })).toBeUndefined();
});

test('what strangers never came back for is forgotten, and what is others’ is not', async () => {
  const { vault, store } = first;
  for (const owner of [local, ann, stranger]) await vault.save(entryOf({ owner }));
  change(`update credentials set updated_at = '2020-01-01T00:00:00.000Z'`);
  const fresh = await vault.save(entryOf({ owner: stranger, serviceId: 'fresh' }));
  await store.services.useRegistries([]);
  expect((await vault.list(stranger)).map(({ id }) => id)).toEqual([fresh.id]);
  for (const owner of [local, ann]) expect(await vault.list(owner)).toHaveLength(1);
});
