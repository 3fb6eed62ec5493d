import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 60_000);

const password = 'a sentence that nobody guesses';

test('from the first account to a call of a tool, and out again', { timeout: 90_000 }, async () => {
  const words = ['serve', '--port', '0', '--auth', 'required', '--registration', 'closed'];
  const serving = bench.start(words);
  try {
    const url = await waitFor(() => /listening on (\S+)/.exec(serving.written.stdout)?.[1], {
      description: 'the proxy to listen',
      timeout: 15_000,
    });
    const env = { NANDA_BASE_URL: url, NANDA_SECRETS: 'file' };
    const remote = (line: string, input = '') => bench.nanda(line.split(' '), { env, input });
    // As whoever looks after the machine, whom nobody has to sign in.
    const add = await bench.nanda(
      ['accounts', 'add', 'ada@example.com', '--role', 'admin', '--password-stdin'],
      { input: password },
    );
    expect(add).toMatchObject({
      code: 0,
      stdout: 'Made ada@example.com, with the role admin\n',
    });
    expect((await remote('connections')).code).toBe(3);
    const login = 'auth login --email ada@example.com --password-stdin';
    expect((await remote(login, password)).code).toBe(0);
    expect((await remote('connect Coffee')).code).toBe(0);
    const exec = await remote('exec requestinfo category=menu');
    expect(exec).toMatchObject({ code: 0 });
    expect(exec.stdout).toContain('Espresso');
    const log = JSON.parse((await remote('audit --type tool.called --json')).stdout) as object;
    expect(log).toMatchObject({
      events: [{ type: 'tool.called', outcome: 'success', actor: expect.stringMatching(/^user:/) }],
    });
    const shut = await bench.nanda(['accounts', 'set', 'ada@example.com', '--disable']);
    expect(shut).toMatchObject({ code: 0, stdout: expect.stringContaining('disabled') });
    await expect.poll(async () => (await remote('connections')).code, { timeout: 15_000 }).toBe(3);
  } finally {
    serving.child.kill('SIGTERM');
    await serving.end;
  }
});

test('what was not meant so is told', { timeout: 60_000 }, async () => {
  const cases = [
    ['--host 0.0.0.0', 'Anybody who reaches this address may use it: consider --auth required'],
    ['--host 0.0.0.0 --auth required', 'Passwords and tokens go over the network as they are'],
    ['--host 0.0.0.0 --auth optional', 'also without an account'],
    ['--registration closed', '--registration: nothing comes of it without --auth required'],
  ] as const;
  for (const [line, warning] of cases) {
    const words = ['serve', '--port', '0', '--data-dir', ':memory:', ...line.split(' ')];
    const serving = bench.start(words);
    await waitFor(() => serving.written.stderr.includes(warning), {
      description: `"${warning}" in:\n${serving.written.stderr}`,
      timeout: 15_000,
    });
    serving.child.kill('SIGTERM');
    await serving.end;
  }
  const bad = await bench.nanda(['serve', '--rate-limit', 'many']);
  expect(bad.code).toBe(2);
  expect(bad.stderr).toContain('--rate-limit is on, off, or a limit such as free=60');
});
