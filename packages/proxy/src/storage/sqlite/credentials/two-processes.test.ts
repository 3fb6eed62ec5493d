import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTemporaryDirectory } from '@nanda/testing';
import { expect, test } from 'vitest';
import { startStoreProcess } from '../start-store-process.fixture.js';
import { openVault } from './open-vault.fixture.js';

const run = promisify(execFile);
const here = (path: string) => new URL(path, import.meta.url).href;

/** Runs a module of ours in a process of its own. */
function runModule(program: string, parameters: readonly string[]) {
  const loader = here('../../../../../../.ci/resolve-typescript.mjs');
  return run(
    process.execPath,
    ['--import', loader, '--input-type=module', '-e', program, ...parameters],
    { timeout: 30_000 },
  );
}

test('processes that change the same thing do it one after the other', async () => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'count');
  await writeFile(file, '0');
  // Reads, waits and writes: two at once would lose each other's steps.
  const program = `
    import { readFile, writeFile } from 'node:fs/promises';
    import { setTimeout as pause } from 'node:timers/promises';
    const [, fixture, dataDir, file] = process.argv;
    const { openVault } = await import(fixture);
    const { vault, store } = await openVault(dataDir);
    for (let step = 0; step < 20; step += 1) {
      await vault.exclusively('tokens', { wait: 20_000, hold: 5_000 }, async () => {
        const count = Number(await readFile(file, 'utf8'));
        await pause(1);
        await writeFile(file, String(count + 1));
      });
    }
    await store.close();
  `;
  const fixture = fileURLToPath(here('./open-vault.fixture.ts'));
  const parameters = [fixture, join(directory.path, 'data'), file];
  await Promise.all([runModule(program, parameters), runModule(program, parameters)]);
  expect(await readFile(file, 'utf8')).toBe('40');
}, 60_000);

test('a process that is killed loses its turn in time; one that lives keeps it', async () => {
  await using directory = await createTemporaryDirectory();
  await using other = await startStoreProcess(directory.path);
  await using mine = await openVault(directory.path);
  const { vault } = mine;
  expect(await other.leases.take('tokens', { holder: 'other', hold: 700 })).toBe(true);
  await other.signal('SIGKILL');
  const impatient = vault.exclusively('tokens', { wait: 50, hold: 100 }, async () => 'too early');
  await expect(impatient).rejects.toMatchObject({ code: 'OVERLOADED', retryAfter: 1 });
  const patient = vault.exclusively('tokens', { wait: 10_000, hold: 100 }, async () => 'mine');
  expect(await patient).toBe('mine');

  // Far longer than it may be held by one who is gone.
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const working = vault.exclusively('tokens', { wait: 1000, hold: 300 }, async () => {
    begin();
    await done;
  });
  await begun;
  const late = vault.exclusively('tokens', { wait: 1000, hold: 100 }, async () => 'early');
  await expect(late).rejects.toMatchObject({ code: 'OVERLOADED' });
  finish();
  await working;
  const next = vault.exclusively('tokens', { wait: 0, hold: 100 }, () => {
    throw new Error('It failed.');
  });
  await expect(next).rejects.toThrow('It failed.');
  expect(await vault.exclusively('tokens', { wait: 0, hold: 100 }, async () => 'free')).toBe(
    'free',
  );
}, 30_000);

test('processes that make the key file at once have one key', async () => {
  await using directory = await createTemporaryDirectory();
  const program = `
    const [, module, path] = process.argv;
    const { openKeyFile } = await import(module);
    process.stdout.write(await openKeyFile(path));
  `;
  const module = fileURLToPath(here('../../key-file/open-key-file.ts'));
  const path = join(directory.path, 'new', 'credentials.key');
  const all = await Promise.all(
    Array.from({ length: 4 }, () => runModule(program, [module, path])),
  );
  const keys = all.map(({ stdout }) => stdout);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toBe(await readFile(path, 'utf8'));
}, 30_000);
