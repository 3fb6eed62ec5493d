import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { waitFor } from '@nanda/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';

const binary = fileURLToPath(new URL('../bin/nanda.js', import.meta.url));
const nanda = [process.execPath, binary];
const timeout = 60_000;

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  await bench.nanda(['connect', 'Coffee', '--as', 'shop']);
  await bench.nanda(['connect', 'Analytics', '--as', 'lab']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

/** Nothing of the machine that a recording was made on but the recordings, and no way to a service. */
function elsewhere(): Readonly<Record<string, string>> {
  const at = (name: string) => join(bench.directory, 'elsewhere', name);
  return {
    NANDA_STATE_DIR: at('state'),
    NANDA_RUNTIME_DIR: at('runtime'),
    NANDA_REGISTRIES: 'none',
  };
}

const runs: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['exec', [...nanda, 'exec', '-c', 'shop', 'requestinfo', '--category', 'premium']],
  ['exec-json', [...nanda, 'exec', '-c', 'shop', 'requestinfo', 'category=menu', '--json']],
  [
    'stream',
    [...nanda, 'stream', '-c', 'lab', 'analyze', '--steps', '3', '--duration-ms', '30', '--json'],
  ],
  ['current', [...nanda, 'tools', '--json']],
  ['failure', [...nanda, 'exec', '-c', 'shop', 'nothing', '--json']],
];

test.each(runs)('%s: a replay says the same, to the byte', { timeout }, async (name, command) => {
  const recorded = await bench.nanda(['record', name, '--', ...command]);
  const plain = await bench.nanda(command.slice(2));
  expect(recorded.code).toBe(plain.code);
  expect(recorded.stdout).not.toBe('');
  expect(recorded.stderr).toMatch(/Recorded \d+ requests? in /);
  for (const speed of ['fast', 'real']) {
    const replayed = await bench.nanda(['replay', name, '--speed', speed, '--', ...command], {
      env: elsewhere(),
    });
    expect(replayed.stdout).toBe(recorded.stdout);
    expect(replayed.code).toBe(recorded.code);
    expect(replayed.stderr).toMatch(/Replayed (\d+) of \1 request/);
  }
});

test('a program with the SDK', { timeout }, async () => {
  const sdk = pathToFileURL(
    fileURLToPath(new URL('../../sdk/dist/index.js', import.meta.url)),
  ).href;
  const program = join(bench.directory, 'program.mjs');
  await writeFile(
    program,
    `import { NANDAClient } from ${JSON.stringify(sdk)};
const nanda = new NANDAClient();
await using coffee = await nanda.connect('Coffee');
const { content } = await coffee.execute('requestinfo', { category: 'premium' });
console.log(content[0].text);
await using lab = await nanda.connect('Analytics');
for await (const event of lab.stream('analyze', { steps: 2, durationMs: 20 })) console.log(event.type, event.timestamp);
`,
  );
  const command = [process.execPath, program];
  const recorded = await bench.nanda(['record', 'sdk', '--', ...command]);
  expect(recorded.stderr).toMatch(/^Recorded/m);
  expect(recorded).toMatchObject({ code: 0, stdout: expect.stringContaining('premium') as string });
  expect(recorded.stdout).toMatch(/^result 2/m);
  const replayed = await bench.nanda(['replay', 'sdk', '--', ...command], { env: elsewhere() });
  expect(replayed).toMatchObject({ code: 0, stdout: recorded.stdout });
});

test('without a proxy: nothing is started for a replay', { timeout }, async () => {
  await bench.nanda(['replay', 'exec', '--', ...(runs[0]?.[1] ?? [])], { env: elsewhere() });
  const file = join(bench.directory, 'elsewhere', 'runtime', 'proxy.json');
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test(
  'a request that was not recorded is told, with the nearest that was',
  { timeout },
  async () => {
    const command = [...nanda, 'exec', '-c', 'shop', 'requestinfo', 'category=other', '--json'];
    const { code, stdout, stderr } = await bench.nanda(['replay', 'exec', '--', ...command], {
      env: elsewhere(),
    });
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        code: 'NOT_RECORDED',
        message: expect.stringContaining('another query or body') as string,
      },
    });
    expect(stderr).toContain('1 request had no answer');
  },
);

test('what is written is for the user alone, and has no credentials', { timeout }, async () => {
  const secret = 'a-secret-that-nobody-may-read';
  const command = [
    ...nanda,
    'connect',
    'Coffee',
    '--as',
    'secret',
    '--auth-type',
    'bearer',
    '--token-file',
    'env:SECRET',
  ];
  await bench.nanda(['record', 'auth', '--', ...command], { env: { SECRET: secret } });
  const file = join(bench.directory, 'data', 'recordings', 'auth.ndjson');
  const text = await readFile(file, 'utf8');
  const runtime = await readFile(join(bench.directory, 'runtime', 'proxy.json'), 'utf8');
  const { token } = JSON.parse(runtime) as { token: string };
  expect(text).toContain('[redacted]');
  expect(text.includes(secret) || text.includes(token)).toBe(false);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('in the foreground: for other programs, until Ctrl-C', { timeout }, async () => {
  const recording = bench.start(['record', 'front', '--json']);
  const line = await waitFor(() => recording.written.stdout.split('\n')[0] || undefined, {
    description: 'the environment',
    timeout: 15_000,
  });
  const { env } = JSON.parse(line) as { env: Record<string, string> };
  const base = env['NANDA_BASE_URL'] ?? '';
  const headers = { authorization: `Bearer ${env['NANDA_TOKEN']}` };
  // Only for who has the token, and calls it by its own name.
  expect((await fetch(`${base}/health`)).status).toBe(401);
  expect(
    (await fetch(`${base}/health`, { headers: { ...headers, origin: 'https://example.com' } }))
      .status,
  ).toBe(403);
  const upgrade = await fetch(`${base}/v2/connections`, { headers });
  expect(upgrade.status).toBe(200);
  const listed = await upgrade.text();
  recording.child.kill('SIGINT');
  const { code, stdout } = await recording.end;
  expect(code).toBe(0);
  expect(JSON.parse(stdout.slice(stdout.indexOf('\n') + 1))).toMatchObject({
    name: 'front',
    requests: 1,
  });

  const playing = bench.start(['replay', 'front'], { env: elsewhere() });
  const exported = await waitFor(
    () => /BASE_URL=(\S+)\nexport NANDA_TOKEN=(\S+)/.exec(playing.written.stdout) ?? undefined,
    {
      description: 'the lines to paste',
      timeout: 15_000,
    },
  );
  const [, url = '', token = ''] = exported;
  const again = await fetch(`${url}/v2/connections`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await again.text()).toBe(listed);
  playing.child.kill('SIGINT');
  expect((await playing.end).code).toBe(0);
});

test('goes on with a proxy that is restarted meanwhile', { timeout }, async () => {
  const program = `'${process.execPath}' '${binary}'`;
  const call = `${program} exec -c shop requestinfo category=menu`;
  const restart = `env -u NANDA_BASE_URL -u NANDA_TOKEN ${program} proxy restart`;
  const script = `${call} && ${restart} >&2 && ${call}`;
  const { code, stdout, stderr } = await bench.nanda(['record', 'moved', '--', 'sh', '-c', script]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const half = stdout.slice(0, stdout.length / 2);
  expect(stdout).toBe(half + half);
});

test('names, lists, and what ends badly', { timeout }, async () => {
  const taken = await bench.nanda(['record', 'exec', '--', ...nanda, 'tools']);
  expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('--replace') as string });
  const file = join(bench.directory, 'own', 'x.ndjson');
  const failing = [process.execPath, '-e', 'process.exit(7)'];
  expect((await bench.nanda(['record', file, '--', ...failing])).code).toBe(7);
  expect(await readFile(file, 'utf8')).toContain('"recording":"nanda"');
  expect((await bench.nanda(['record', 'bad', '--', 'no-such-command-at-all'])).code).toBe(2);
  const { stdout } = await bench.nanda(['record', '--list', '--json']);
  const names = (JSON.parse(stdout) as { recordings: { name: string }[] }).recordings.map(
    ({ name }) => name,
  );
  expect(names).toContain('exec');
  expect(names).not.toContain('bad');
  expect((await bench.nanda(['replay', 'bad', '--', 'x'])).code).toBe(6);
  expect((await bench.nanda(['record', '../x', '--', 'x'])).code).toBe(2);
});

test('Ctrl-C is for the command', { timeout }, async () => {
  const command = [...nanda, 'exec', '-c', 'lab', 'analyze', '--duration-ms', '60000', '--json'];
  const before = bench.services.analyticsRuns.length;
  const running = bench.start(['record', 'cut', '--', ...command]);
  const run = await waitFor(
    () => bench.services.analyticsRuns.slice(before).find(({ state }) => state === 'running'),
    { description: 'the analysis to run', timeout: 15_000 },
  );
  running.child.kill('SIGINT');
  const { code, stdout } = await running.end;
  expect(code).toBe(130);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CANCELLED' } });
  expect(run.state).toBe('cancelled');
});
