import { stat } from 'node:fs/promises';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createSecretStore } from '../secrets/create-secret-store.js';
import type { Keychain } from '../secrets/keychain.js';
import { proxyCredentialsKey } from '../secrets/proxy-credentials-key.js';
import { readCredentialsKey } from './read-credentials-key.js';

function fakeKeychain(): Keychain & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getPassword: async (_, account) => kept.get(account) ?? null,
    setPassword: async (_, account, value) => void kept.set(account, value),
    deletePassword: async (_, account) => kept.delete(account),
    findCredentials: async () => [...kept].map(([account, password]) => ({ account, password })),
  };
}

test('is made once, kept in the keychain, and no secret of the user’s', async () => {
  await using directory = await createTemporaryDirectory();
  const keychain = fakeKeychain();
  const open = () =>
    createSecretStore({ directory: directory.path, env: {}, load: async () => keychain });
  const keys = await Promise.all(Array.from({ length: 5 }, () => readCredentialsKey(open())));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect([...keychain.kept.values()]).toEqual([keys[0]]);
  expect(await open().list()).toEqual([]);
  expect(await readCredentialsKey(open())).toBe(keys[0]);
});

test('without a keychain it lies in the file, and the next secret is still said to do so', async () => {
  await using directory = await createTemporaryDirectory();
  const store = createSecretStore({
    directory: directory.path,
    env: {},
    load: async () => undefined,
  });
  const key = await readCredentialsKey(store);
  expect(await store.get(proxyCredentialsKey)).toBe(key);
  expect((await stat(store.file)).mode & 0o777).toBe(0o600);
  expect(await store.list()).toEqual([]);
  expect((await store.set('MINE', 'value')).fileReason).toBe('there is no keychain here');
  expect((await store.list()).map(({ name }) => name)).toEqual(['MINE']);
});
