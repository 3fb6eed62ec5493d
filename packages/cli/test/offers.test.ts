import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serverEverythingCommand, waitFor } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  const { command, args } = serverEverythingCommand('stdio');
  await bench.nanda(['servers', 'add', 'everything', '--', command, ...args]);
  await bench.nanda(['connect', 'Analytics']);
  expect((await bench.nanda(['connect', 'everything'])).code).toBe(0);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const blob = 'demo://resource/dynamic/blob/1';

describe('resources', { timeout: 30_000 }, () => {
  test('are listed with row numbers, and read by them', async () => {
    const list = await bench.nanda(['resources']);
    const [, row = '', uri = ''] = /^ *(\d+) {2}(demo:\S+features\.md) /m.exec(list.stdout) ?? [];
    const read = await bench.nanda(['resources', 'read', row]);
    expect(read.stdout).toMatch(/^# Everything Server/);
    const document = await bench.nanda(['resources', 'read', uri, '--json']);
    const { contents } = JSON.parse(document.stdout) as { contents: { text: string }[] };
    expect(read.stdout).toBe(contents[0]?.text);
    const bare = await bench.nanda(['resources', 'read', 'demo://resource/dynamic/text/1']);
    expect(bare.stdout).toMatch(/^Resource 1: .*[^\n]$/);
    const templates = await bench.nanda(['resources', 'templates']);
    expect(templates.stdout).toContain('demo://resource/dynamic/text/{resourceId}');
  });

  test('what is no text is written as its bytes', async () => {
    const piped = await bench.nanda(['resources', 'read', blob]);
    expect(piped.stdout).toMatch(/^Resource 1: This is a base64 blob/);
    const path = join(bench.directory, 'blob.bin');
    const { code, stdout } = await bench.nanda(['resources', 'read', blob, '--output', path]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await readFile(path, 'utf8')).toMatch(/^Resource 1: This is a base64 blob/);
    const saved = await bench.nanda(['resources', 'read', blob, '--save', bench.directory]);
    expect(saved.stdout).toContain(`saved to ${bench.directory}`);
  });

  test('one that changes is told of until Ctrl-C', async () => {
    const uri = 'demo://resource/static/document/features.md';
    const watching = bench.start(['resources', 'watch', uri, '--read', '--json']);
    await waitFor(() => watching.written.stderr.includes('Watching.'), {
      description: 'the watch to begin',
      timeout: 10_000,
    });
    // It tells of a change of every watched resource at once, and then every five seconds.
    await bench.nanda(['exec', 'toggle-subscriber-updates']);
    await waitFor(() => watching.written.stdout.includes('\n'), {
      description: 'a change',
      timeout: 10_000,
    });
    watching.child.kill('SIGINT');
    const { code, stdout } = await watching.end;
    expect(code).toBe(0);
    const [first = ''] = stdout.split('\n');
    expect(JSON.parse(first)).toMatchObject({ uri, contents: [{ uri }] });
    await bench.nanda(['exec', 'toggle-subscriber-updates']);
  });

  test('a service that has none says so', async () => {
    const { code, stdout, stderr } = await bench.nanda(['resources', 'list', '-c', 'analytics']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'analytics has no resources of its own.\n',
    });
    expect(stderr).toContain('nanda resources templates');
    const missing = await bench.nanda(['resources', 'read', 'demo://nothing']);
    expect(missing.code).toBe(6);
    expect(missing.stderr).toContain('nanda resources list');
  });
});

describe('prompts', { timeout: 30_000 }, () => {
  test('are listed with what they want, and filled in', async () => {
    const list = await bench.nanda(['prompts']);
    expect(list.stdout).toContain('args-prompt --city TEXT [--state TEXT]');
    const help = await bench.nanda(['prompts', 'get', 'args-prompt', '--help']);
    expect(help.stdout).toContain('--city TEXT');
    const filled = await bench.nanda([
      'prompts',
      'get',
      'args-prompt',
      'city=Oslo',
      '--state',
      '7',
    ]);
    expect(filled).toMatchObject({ code: 0, stdout: "user:\nWhat's weather in Oslo, 7?\n" });
    const document = await bench.nanda(['prompts', 'get', 'args-prompt', 'city=Oslo', '--json']);
    expect(JSON.parse(document.stdout)).toMatchObject({ messages: [{ role: 'user' }] });
  });

  test.each([
    [['prompts', 'get', 'args-prompt'], 2, '--city is required.'],
    [['prompts', 'get', 'args-promt'], 6, 'Did you mean'],
    [['prompts', 'get'], 2, 'Which prompt?'],
  ])('%j ends with %i', async (words, code, said) => {
    const result = await bench.nanda(words);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(said);
  });
});
