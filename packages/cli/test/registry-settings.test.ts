import { lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeMcpServer, startFakeMcpRegistry } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
/** Settings of its own for each test, and no registry in the environment. */
let env: Readonly<Record<string, string | undefined>>;
let configFile: string;
beforeAll(async () => {
  bench = await createWorkbench();
  const directory = join(bench.directory, 'settings');
  await mkdir(directory);
  configFile = join(directory, 'config.json');
  env = { NANDA_REGISTRIES: undefined, NANDA_CONFIG_DIR: directory };
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const configure = (config: object) => writeFile(configFile, JSON.stringify(config));
const readConfig = async () => JSON.parse(await readFile(configFile, 'utf8')) as unknown;
const catalog = () => `file:${join(bench.directory, 'catalog.json')}`;

test('without settings, the standing registries are what is added to', async () => {
  const added = await bench.nanda(['registry', 'add', catalog(), '--name', 'ours'], { env });
  expect(added).toMatchObject({
    code: 0,
    stdout: 'Added ours. Services are found in: mcp-registry, nanda, nanda-index, ours, samples\n',
  });
  expect(await readConfig()).toEqual({
    registries: [
      'mcp-registry',
      'nanda',
      'nanda-index',
      { type: 'file', path: join(bench.directory, 'catalog.json'), name: 'ours' },
      'samples',
    ],
  });
  // No proxy runs, so that none was started for it.
  expect((await bench.nanda(['proxy', 'status'], { env })).stdout).toContain('Not running');
});

test('none is lost where several are added at once', { timeout: 30_000 }, async () => {
  await configure({ registries: [] });
  const names = ['one', 'two', 'three', 'four'];
  const added = await Promise.all(
    names.map((name) =>
      bench.nanda(['registry', 'add', `file:/srv/${name}.json`, '--name', name], { env }),
    ),
  );
  expect(added.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const { registries } = (await readConfig()) as { registries: readonly { name: string }[] };
  expect(registries.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});

test('what is added is found, and what is removed is not', { timeout: 60_000 }, async () => {
  await configure({ other: { kept: true }, registries: ['samples'] });
  expect((await bench.nanda(['search', 'coffee'], { env })).stdout).toContain('Found no services');

  const added = await bench.nanda(['registry', 'add', catalog(), '--json'], { env });
  expect(JSON.parse(added.stdout)).toEqual({
    added: catalog(),
    name: 'file:catalog.json',
    registries: [catalog(), 'samples'],
  });
  expect(added.stderr).toContain('The background proxy was replaced');
  expect(await readConfig()).toEqual({
    other: { kept: true },
    registries: [catalog(), 'samples'],
  });
  const found = await bench.nanda(['search', 'coffee'], { env });
  expect(found).toMatchObject({ code: 0, stderr: '' });
  expect(found.stdout).toContain('1. Coffee');

  const again = await bench.nanda(['registry', 'add', catalog()], { env });
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('There is a registry file:catalog.json already.');

  const wrong = await bench.nanda(['registry', 'remove', 'sampels'], { env });
  expect(wrong.code).toBe(6);
  expect(wrong.stderr).toContain('Did you mean samples?');

  const removed = await bench.nanda(['registry', 'remove', 'file:catalog.json'], { env });
  expect(removed).toMatchObject({
    code: 0,
    stdout: 'Removed file:catalog.json. Services are found in: samples\n',
  });
  expect((await bench.nanda(['search', 'coffee'], { env })).stdout).toContain('Found no services');
  expect((await bench.nanda(['registry', 'remove', 'samples'], { env })).code).toBe(0);
  const none = await bench.nanda(['registry', 'list'], { env });
  expect(none.stdout).toBe('No registry is in use.\n');
});

test('a link into a collection of settings stays one', { timeout: 60_000 }, async () => {
  const directory = join(bench.directory, 'linked');
  await mkdir(directory);
  await writeFile(join(directory, 'real.json'), '{"registries": []}');
  await symlink(join(directory, 'real.json'), join(directory, 'config.json'));
  await bench.nanda(['registry', 'add', 'samples'], {
    env: { ...env, NANDA_CONFIG_DIR: directory },
  });
  expect((await lstat(join(directory, 'config.json'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(directory, 'real.json'), 'utf8')).toContain('samples');
});

test('what the environment names wins, and it is said', async () => {
  await configure({ registries: [] });
  const more = { ...env, NANDA_REGISTRIES: 'none' };
  const { stderr } = await bench.nanda(['registry', 'add', 'samples'], { env: more });
  expect(stderr).toContain('NANDA_REGISTRIES is set, and wins');
});

test('a secret is looked up by the proxy and stored nowhere', { timeout: 60_000 }, async () => {
  const secret = 'a-secret-that-nobody-may-read';
  const servers = [makeMcpServer({ name: 'com.example/private-thing' })];
  await using fake = await startFakeMcpRegistry({ servers, requireHeaders: { 'X-Key': secret } });
  const entry = { type: 'mcp-registry', url: fake.url, name: 'own' };
  await configure({ registries: [{ ...entry, headers: { 'X-Key': 'env:OWN_KEY' } }] });

  const missing = await bench.nanda(['search', 'thing'], { env });
  expect(missing.code).toBe(4);
  expect(missing.stderr).toContain(
    'The header X-Key of the registry own is missing: the environment has no OWN_KEY.',
  );

  const found = await bench.nanda(['search', 'thing'], { env: { ...env, OWN_KEY: secret } });
  expect(found.stdout).toContain('1. com.example/private-thing');
  // The proxy that runs knows it: who uses it needs not.
  const status = await bench.nanda(['proxy', 'status'], { env });
  expect(status.stdout).toContain(`own (mcp-registry:${fake.url})`);
  const runtime = await readFile(join(bench.directory, 'runtime/proxy.json'), 'utf8');
  const log = await readFile(join(bench.directory, 'state/proxy.log'), 'utf8');
  expect(runtime).toContain('env:OWN_KEY');
  expect(runtime + log + status.stdout + found.stderr).not.toContain(secret);

  await configure({ registries: [{ ...entry, headers: { 'X-Key': secret } }] });
  const written = await bench.nanda(['search', 'thing'], { env });
  expect(written.code).toBe(2);
  expect(written.stderr).toContain('registries[0]');
  expect(written.stderr).toContain('env:NAME');
  expect(written.stderr).not.toContain(secret);
});

test('a secret in an address is refused, and written nowhere', async () => {
  await configure({ registries: ['samples'] });
  const secret = 's3cret-of-an-address';
  const file = `file:https://a.example/c.json?token=${secret}`;
  const added = await bench.nanda(['registry', 'add', file], { env });
  expect(added.code).toBe(2);
  expect(added.stderr).toContain('"token=…"');
  expect(added.stderr).toContain('file:./catalog.json');
  const server = `nanda:https://a.example?api_key=${secret}`;
  const named = await bench.nanda(['registry', 'add', server, '--name', 'own', '--json'], { env });
  expect(JSON.parse(named.stdout)).toMatchObject({ error: { code: 'USAGE_ERROR' } });
  expect(named.stdout).toContain('secret:NAME');
  expect(await readConfig()).toEqual({ registries: ['samples'] });
  expect(added.stderr + named.stdout + named.stderr).not.toContain(secret);
});

test('several registries at once, and one service of them', { timeout: 60_000 }, async () => {
  const shared = makeMcpServer({ name: 'com.example/shared-thing' });
  await using first = await startFakeMcpRegistry({ servers: [shared] });
  await using second = await startFakeMcpRegistry({ servers: [shared] });
  const registries = `mcp-registry:${first.url},mcp-registry:${second.url}`;
  const more = { ...env, NANDA_REGISTRIES: registries };
  await configure({});
  const synced = await bench.nanda(['registry', 'sync', '--json'], { env: more });
  expect(JSON.parse(synced.stdout)).toMatchObject({
    registries: [{ services: 1 }, { services: 1 }],
  });
  const { stdout } = await bench.nanda(['search', 'shared', '--json'], { env: more });
  // Only the official registry is known to have its publishers prove their domains.
  expect(JSON.parse(stdout)).toMatchObject({
    total: 1,
    services: [
      { alsoIn: [{ registry: `mcp-registry:${new URL(second.url).host}` }], verified: false },
    ],
  });
  const only = await bench.nanda(['search', '--source', 'nowhere'], { env: more });
  expect(only.code).toBe(2);
  expect(only.stderr).toContain('There is no registry of that name in use.');
});
