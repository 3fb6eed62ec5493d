import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { createSecretStore } from './create-secret-store.js';
import type { Keychain } from './keychain.js';

interface FakeKeychain extends Keychain {
  readonly entries: Map<string, string>;
  /** How often something was written. */
  writes: number;
}

function createKeychain(overrides: Partial<Keychain> = {}): FakeKeychain {
  const entries = new Map<string, string>();
  const key = (service: string, account: string) => `${service}/${account}`;
  const keychain: FakeKeychain = {
    entries,
    writes: 0,
    getPassword: async (service, account) => entries.get(key(service, account)) ?? null,
    async setPassword(service, account, password) {
      keychain.writes += 1;
      entries.set(key(service, account), password);
    },
    deletePassword: async (service, account) => entries.delete(key(service, account)),
    findCredentials: async (service) =>
      [...entries]
        .filter(([name]) => name.startsWith(`${service}/`))
        .map(([name, password]) => ({ account: name.slice(service.length + 1), password })),
    ...overrides,
  };
  return keychain;
}

async function setUp({
  keychain,
  env = {},
}: {
  readonly keychain?: Keychain;
  readonly env?: Readonly<Record<string, string>>;
} = {}) {
  const temporary = await createTemporaryDirectory();
  const directory = join(temporary.path, 'config');
  const open = (load: Keychain | undefined = keychain) =>
    createSecretStore({ directory, env, load: async () => load });
  return {
    directory,
    open,
    secrets: open(),
    readFile: () => readFile(join(directory, 'secrets.json'), 'utf8'),
    [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
  };
}

test('a keychain that keeps things has the value, and the file only the name', async () => {
  const keychain = createKeychain();
  await using machine = await setUp({ keychain });
  const { secrets, directory } = machine;
  expect(await secrets.set('TOKEN', 's3cret')).toMatchObject({
    place: 'keychain',
    isReplaced: false,
  });
  expect(await secrets.set('TOKEN', 's3cret-2')).toMatchObject({ isReplaced: true });
  expect(await machine.readFile()).not.toContain('s3cret');
  // Nothing of the probe is left, which was tried once.
  expect([...keychain.entries]).toEqual([[`nanda/TOKEN of ${directory}`, 's3cret-2']]);
  expect(keychain.writes).toBe(3);
  expect(await secrets.get('TOKEN')).toBe('s3cret-2');
  expect(await secrets.list()).toEqual([
    { name: 'TOKEN', place: 'keychain', changedAt: expect.any(String) },
  ]);
  expect(await secrets.remove('TOKEN')).toBe(true);
  expect(await secrets.remove('TOKEN')).toBe(false);
  expect(keychain.entries.size).toBe(0);
  expect(await secrets.get('TOKEN')).toBeUndefined();
});

const denied = async () => {
  throw new Error("Couldn't access platform storage: AccessDenied");
};

test.each<[string, Keychain | undefined, string]>([
  ['there is none', undefined, 'there is no keychain here'],
  [
    'it refuses to write, though it says of everything that it is not there',
    createKeychain({ setPassword: denied }),
    "the keychain here is of no use: Couldn't access platform storage: AccessDenied",
  ],
  [
    'it forgets at once',
    createKeychain({ setPassword: async () => undefined }),
    'the keychain here is of no use: it does not give back what it was given',
  ],
  [
    'it is the kernel’s, which cannot be listed',
    createKeychain({ findCredentials: denied }),
    'the keychain here is of no use: it would forget everything when this machine is started again',
  ],
])('the file has it where %s, which is told once', async (_, keychain, reason) => {
  await using machine = await setUp(keychain && { keychain });
  const { secrets } = machine;
  expect(await secrets.set('A', 's3cret')).toMatchObject({ place: 'file', fileReason: reason });
  expect((await secrets.set('B', 'other')).fileReason).toBeUndefined();
  await secrets.remove('A');
  expect((await machine.open().set('A', 'again')).fileReason).toBeUndefined();
  expect(await machine.open().get('A')).toBe('again');
});

test.skipIf(process.platform === 'win32')(
  'the file is its owner’s alone, and is refused where others can read it',
  async () => {
    await using machine = await setUp();
    const { secrets, directory } = machine;
    await secrets.set('A', 's3cret');
    expect((await stat(secrets.file)).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    await chmod(secrets.file, 0o640);
    for (const use of [
      () => secrets.get('A'),
      () => secrets.list(),
      () => secrets.set('B', 'x'),
      () => secrets.remove('A'),
    ]) {
      const failure = (await use().catch((error: unknown) => error)) as Error & { hint?: string };
      expect(failure).toMatchObject({ code: 'SECRETS_UNSAFE', exitCode: 9 });
      expect(failure.hint).toContain(`chmod 600 ${secrets.file}`);
    }
    await chmod(secrets.file, 0o600);
    expect(await secrets.get('A')).toBe('s3cret');
  },
);

test('NANDA_SECRETS decides', async () => {
  const keychain = createKeychain();
  await using file = await setUp({ keychain, env: { NANDA_SECRETS: 'file' } });
  expect(await file.secrets.set('A', 'x')).toMatchObject({
    place: 'file',
    fileReason: 'NANDA_SECRETS says so',
  });
  expect(keychain.writes).toBe(0);

  // Somebody who insists has one that forgets, and is not given a file behind his back.
  const forgetful = createKeychain({ findCredentials: denied });
  await using forced = await setUp({ keychain: forgetful, env: { NANDA_SECRETS: 'keychain' } });
  expect(await forced.secrets.set('A', 'x')).toMatchObject({ place: 'keychain' });
  await using none = await setUp({ env: { NANDA_SECRETS: 'keychain' } });
  await expect(none.secrets.set('A', 'x')).rejects.toMatchObject({ code: 'KEYCHAIN_FAILED' });
  await using other = await setUp({ keychain, env: { NANDA_SECRETS: 'vault' } });
  await expect(other.secrets.set('A', 'x')).rejects.toThrow(
    'NANDA_SECRETS is one of auto, keychain, file, not "vault".',
  );
});

test('one that moves to the file is not left in the keychain', async () => {
  const keychain = createKeychain();
  await using machine = await setUp({ keychain });
  await machine.secrets.set('A', 'old');
  const other = createSecretStore({
    directory: machine.directory,
    env: { NANDA_SECRETS: 'file' },
    load: async () => keychain,
  });
  await other.set('A', 'new');
  expect(keychain.entries.size).toBe(0);
  expect(await machine.secrets.get('A')).toBe('new');
});

test('a keychain that is locked is no missing secret', async () => {
  await using machine = await setUp({ keychain: createKeychain() });
  await machine.secrets.set('A', 'x');
  const locked = machine.open(createKeychain({ getPassword: denied }));
  await expect(locked.get('A')).rejects.toMatchObject({ code: 'SECRET_UNREADABLE' });
  await expect(machine.open(createKeychain()).get('A')).rejects.toMatchObject({
    code: 'SECRET_UNREADABLE',
  });
});

test('what fails does not repeat the secret', async () => {
  const keychain = createKeychain();
  await using machine = await setUp({ keychain });
  await machine.secrets.set('A', 'x');
  keychain.setPassword = async (_service, _account, password) => {
    throw new Error(`cannot keep ${password}`);
  };
  const failure = await machine.secrets.set('A', 's3cret').catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'KEYCHAIN_FAILED' });
  expect(String(failure)).not.toContain('s3cret');

  await using damaged = await setUp();
  await damaged.secrets.set('A', 'x');
  await writeFile(damaged.secrets.file, '{"secrets": {"A": {"value": s3cret', { mode: 0o600 });
  const broken = await damaged.secrets.list().catch((error: unknown) => error);
  expect(broken).toMatchObject({ code: 'USAGE_ERROR' });
  expect(JSON.stringify(broken) + String(broken)).not.toContain('s3cret');
});

test('names are checked, and none is lost where several are kept at once', async () => {
  await using machine = await setUp();
  for (const name of ['', '../a', '__proto__', 'constructor', 'a b', '1a', 'x'.repeat(65)]) {
    await expect(machine.secrets.set(name, 'x')).rejects.toThrow('That is no name of a secret.');
  }
  const names = Array.from({ length: 10 }, (_, index) => `N${index}`);
  await Promise.all(names.map((name) => machine.open().set(name, `value of ${name}`)));
  expect((await machine.secrets.list()).map(({ name }) => name)).toEqual(names);
});

test.each(['null', '"s3cret"', '{"place": "file", "value": {"a": 1}}', '{"place": "constructor"}'])(
  'a file where a secret is %s is damaged',
  async (entry) => {
    await using damaged = await setUp();
    await damaged.secrets.set('A', 'x');
    const text = `{"secrets": {"A": ${entry}}}`;
    await writeFile(damaged.secrets.file, text, { mode: 0o600 });
    const problem = { code: 'USAGE_ERROR', message: `${damaged.secrets.file} is damaged.` };
    await expect(damaged.secrets.list()).rejects.toMatchObject(problem);
    await expect(damaged.secrets.get('A')).rejects.toMatchObject(problem);
  },
);
