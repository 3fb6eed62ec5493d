import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 30_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

test(
  'serve says where it listens, wants its token, and ends cleanly',
  { timeout: 60_000 },
  async () => {
    const tokenFile = join(bench.directory, 'token');
    await writeFile(tokenFile, 'a-token-for-this-test-of-32-characters\n');
    const words = ['serve', '--port', '0', '--data-dir', ':memory:', '--token-file', tokenFile];
    const serving = bench.start(words);
    const url = await waitFor(() => /http:\S+/.exec(serving.written.stdout)?.[0], {
      description: 'the proxy to listen',
      timeout: 15_000,
    });

    const refused = await bench.nanda(['search', 'coffee', '--url', url, '--json']);
    expect(refused.code).toBe(3);
    const env = { NANDA_BASE_URL: url, NANDA_TOKEN: 'a-token-for-this-test-of-32-characters' };
    expect((await bench.nanda(['search', 'coffee'], { env })).stdout).toContain('1. Coffee');
    expect((await bench.nanda(['connect', 'Coffee'], { env })).code).toBe(0);
    expect((await bench.nanda(['exec', 'requestinfo', 'category=menu'], { env })).code).toBe(0);

    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
  },
);

test('serve beside the background proxy shares its data', { timeout: 60_000 }, async () => {
  const connect = await bench.nanda(['connect', 'Coffee', '--as', 'shared', '--json']);
  const { id } = JSON.parse(connect.stdout) as { id: string };
  const serving = bench.start(['serve', '--port', '0']);
  const url = await waitFor(() => /http:\S+/.exec(serving.written.stdout)?.[0], {
    description: 'the proxy to listen',
    timeout: 15_000,
  });
  await waitFor(() => serving.written.stderr.includes('shares its catalog'), {
    description: 'it to say what it shares',
  });
  const words = ['exec', '-c', id, 'requestinfo', 'category=menu'];
  const env = { NANDA_BASE_URL: url };
  const results = await Promise.all([
    bench.nanda(words),
    bench.nanda(words, { env }),
    bench.nanda(['search', 'coffee'], { env }),
  ]);
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  serving.child.kill('SIGTERM');
  expect((await serving.end).code).toBe(0);
  expect(await bench.nanda(words)).toMatchObject({ code: 0, stderr: '' });
  expect((await bench.nanda(['search', 'coffee'])).stdout).toContain('1. Coffee');
});

test('a command of one’s own is added, connected to and called', { timeout: 60_000 }, async () => {
  // A proxy that runs already has to take notice of what is added.
  expect((await bench.nanda(['proxy', 'start'])).code).toBe(0);
  const { command, args } = serverEverythingCommand('stdio');
  const added = await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  expect(added.code).toBe(0);
  const file = join(bench.directory, 'config/servers.json');
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    mcpServers: { everything: { command } },
  });

  expect((await bench.nanda(['connect', 'everything'])).code).toBe(0);
  // A string stays one although it looks like a number.
  const echo = await bench.nanda(['exec', 'echo', '--message', '007']);
  expect(echo).toMatchObject({ code: 0, stdout: 'Echo: 007\n' });
  // What the tool itself refuses is its result, but no success.
  const words = ['exec', 'get-resource-reference', '--resource-id', '-1', '--json'];
  const failed = await bench.nanda(words);
  expect(failed.code).toBe(5);
  expect(JSON.parse(failed.stdout)).toMatchObject({
    status: 'error',
    result: { isError: true },
    error: { code: 'TOOL_ERROR' },
  });
  expect(failed.stderr).toMatch(/^error: /m);
  expect((await bench.nanda(['disconnect'])).code).toBe(0);
  expect((await bench.nanda(['servers', 'remove', 'everything'])).code).toBe(0);
});

test('a registry that cannot be read is named at the start', { timeout: 60_000 }, async () => {
  const broken = join(bench.directory, 'broken.json');
  await writeFile(broken, '{"servers": [');
  for (const file of [broken, join(bench.directory, 'nowhere.json')]) {
    const words = ['serve', '--port', '0', '--data-dir', ':memory:', '--registry', `file:${file}`];
    const serving = bench.start(words, { env: { LOG_LEVEL: 'silent' } });
    await waitFor(() => serving.written.stderr.includes(file), {
      description: 'the registry to be named',
      timeout: 15_000,
    });
    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
  }
});

test('status says why the proxy is not well', { timeout: 60_000 }, async () => {
  const file = join(bench.directory, 'nowhere.json');
  await bench.nanda(['search', 'x', '--registry', `file:${file}`]);
  const { stdout } = await bench.nanda(['proxy', 'status']);
  expect(stdout).toMatch(/^because .*nowhere\.json/m);
});

test('a config.json that is broken is not passed over', { timeout: 30_000 }, async () => {
  const directory = join(bench.directory, 'broken-config');
  await mkdir(directory);
  await writeFile(join(directory, 'config.json'), '{"registries": [');
  const { code, stderr } = await bench.nanda(['search', 'x'], {
    env: { NANDA_CONFIG_DIR: directory },
  });
  expect(code).toBe(2);
  expect(stderr).toContain(join(directory, 'config.json'));
});
