import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbench, type Workbench } from './create-workbench.js';
import { startStubProxy } from './start-stub-proxy.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await createWorkbench();
  await bench.nanda(['connect', 'Coffee']);
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose](), 30_000);

const execute = '/connections/{connection}/tools/requestinfo/execute';

test('a GET with a query, as it comes', { timeout: 30_000 }, async () => {
  const { code, stdout, stderr } = await bench.nanda([
    'api',
    '/services/search',
    'q=coffee',
    'limit:=1',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ success: true, data: [{ name: 'Coffee' }] });
  const selected = await bench.nanda([
    'api',
    'services/search',
    'q=coffee',
    '--select',
    'data[0].name',
  ]);
  expect(selected.stdout).toBe('"Coffee"\n');
});

test(
  'a POST with a body of fields, of a file, of standard input',
  { timeout: 30_000 },
  async () => {
    const file = join(bench.directory, 'body.json');
    const body = '{"parameters":{"category":"menu"}}';
    await writeFile(file, body);
    const answers = await Promise.all([
      bench.nanda(['api', 'POST', execute, 'parameters.category=menu']),
      bench.nanda(['api', 'post', execute, '--input', file]),
      bench.nanda(['api', 'POST', execute, '--input', '-'], { input: body }),
    ]);
    for (const { code, stdout } of answers) {
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        data: { toolName: 'requestinfo', status: 'success' },
      });
    }
  },
);

test('events as they come, and as lines of JSON', { timeout: 30_000 }, async () => {
  const words = ['api', 'POST', execute.replace('execute', 'stream'), 'parameters.category=menu'];
  expect((await bench.nanda(words)).stdout).toMatch(/^event: result$/m);
  const lines = (await bench.nanda([...words, '--json'])).stdout.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
    'started',
    'result',
  ]);
});

test.each([
  ['/connections/conn_0000', 6, 'CONNECTION_NOT_FOUND'],
  ['/nowhere', 6, 'NOT_FOUND'],
  ['/services?limit=x', 2, 'VALIDATION_ERROR'],
])(
  '%s: the answer is printed, and its code is the exit code',
  { timeout: 30_000 },
  async (path, exit, name) => {
    const { code, stdout, stderr } = await bench.nanda(['api', path]);
    expect(code).toBe(exit);
    expect(JSON.parse(stdout)).toMatchObject({ success: false, error: { code: name } });
    expect(stderr).toMatch(/^error: /);
  },
);

test.each([
  [['api'], 'Which path?'],
  [['api', 'https://example.com/'], 'is no path'],
  [['api', '/services/{service}'], 'Put a value in the place of {service}'],
  [['api', 'POST', '/batch', 'x'], 'is no field'],
  [['api', '/services', '--header', 'x'], '--header is written'],
])('%j is refused', async (words, problem) => {
  const { code, stderr } = await bench.nanda(words);
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
});

test.skipIf(process.platform === 'win32')(
  'the line for curl works, and has no token',
  { timeout: 30_000 },
  async () => {
    const words = ['api', 'POST', execute, `parameters.category=it's $HOME`, '--curl'];
    const { stdout: line } = await bench.nanda(words);
    const { stdout: runtime } = await bench.nanda(['proxy', 'status', '--json']);
    expect(runtime).toContain('http');
    expect(line).toContain('Bearer $(node -p');
    const answer = await new Promise<string>((resolve, reject) => {
      // No curl where there is none: what a shell makes of the line is what counts.
      const script = `curl() { printf '%s\\n' "$@"; }\n${line}`;
      execFile('sh', ['-c', script], (error, text) => (error ? reject(error) : resolve(text)));
    });
    expect(answer).toContain(`{"parameters":{"category":"it's $HOME"}}`);
    expect(answer).toMatch(/^Authorization: Bearer \S{20,}$/m);
    expect(line).not.toContain(/^Authorization: Bearer (\S+)$/m.exec(answer)?.[1]);
  },
);

test('the head of an answer, without the token of the client', { timeout: 30_000 }, async () => {
  const { stdout } = await bench.nanda(['api', '/health', '-i']);
  expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\n/);
  expect(stdout).toMatch(/^content-type: application\/json/im);
});

test('all pages as one', async () => {
  await using stub = await startStubProxy({
    '/v2/services': [
      { data: [1, 2], meta: { total: 3, limit: 2, offset: 0 } },
      { data: [3], meta: { total: 3, limit: 2, offset: 2 } },
    ],
  });
  const env = { NANDA_BASE_URL: stub.url };
  const { stdout } = await bench.nanda(['api', '/services', 'limit:=2', '--paginate'], { env });
  expect(JSON.parse(stdout)).toEqual({ success: true, data: [1, 2, 3], meta: { total: 3 } });
  expect(stub.requests).toEqual(['GET /v2/services?limit=2', 'GET /v2/services?limit=2&offset=2']);
});

test('the routes', async () => {
  const { stdout } = await bench.nanda(['api', '--list', '--json']);
  const { routes } = JSON.parse(stdout) as { routes: { method: string; path: string }[] };
  expect(routes).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      path: '/v2/services/search',
      operation: 'services.search',
    }),
  );
});
