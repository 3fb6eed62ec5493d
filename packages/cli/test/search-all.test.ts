import { expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { startCli } from './start-cli.js';
import { startStubProxy } from './start-stub-proxy.js';
import { stubService } from './stub-service.js';

const page = (names: readonly string[], nextCursor?: string) => ({
  data: names.map((name) => stubService({ name })),
  meta: {
    total: 5,
    limit: 100,
    offset: 0,
    facets: { category: [], tags: [], transport: [], auth: [], source: [], verified: [] },
    ...(nextCursor !== undefined && { nextCursor }),
  },
});
const pages = [page(['a', 'b'], 'one'), page(['c', 'd'], 'two'), page(['e'])];
const answers = { '/v2/services/search': pages };

test('follows a search to its last page, with one numbering', async () => {
  await using proxy = await startStubProxy(answers);
  const env = { NANDA_BASE_URL: proxy.url, NANDA_STATE_DIR: `/tmp/none-${process.pid}` };
  const terminal = runOnTerminal(['search', 'x', '--all', '--tags', 'y'], { env });
  expect(await terminal.end).toBe(0);
  const rows = terminal.written.stdout.match(/^\d\. \w$/gm);
  expect(terminal.written.stdout).toMatch(/^Found 5 services:\n/);
  expect(rows).toEqual(['1. a', '2. b', '3. c', '4. d', '5. e']);
  expect(proxy.requests).toEqual([
    'GET /v2/services/search?q=x&tags=y&limit=100',
    'GET /v2/services/search?q=x&tags=y&limit=100&cursor=one',
    'GET /v2/services/search?q=x&tags=y&limit=100&cursor=two',
  ]);
});

test('is one document, or a line for each', async () => {
  await using proxy = await startStubProxy(answers);
  const env = { PATH: process.env['PATH'], NANDA_BASE_URL: proxy.url };
  const whole = await startCli(['search', '--all', '--json'], { env }).end;
  const document = JSON.parse(whole.stdout) as { services: object[] };
  expect(document).toMatchObject({ total: 5, offset: 0, limit: 5 });
  expect(document).not.toHaveProperty('nextCursor');
  expect(document.services).toHaveLength(5);

  await using other = await startStubProxy(answers);
  const lines = await startCli(['search', '--all', '-o', 'jsonl', '--fields', 'name'], {
    env: { ...env, NANDA_BASE_URL: other.url },
  }).end;
  expect(lines.stdout).toBe(
    '{"name":"a"}\n{"name":"b"}\n{"name":"c"}\n{"name":"d"}\n{"name":"e"}\n',
  );
});

test('is no page of its own', async () => {
  for (const option of ['--page=2', '--cursor=x']) {
    const { code } = await startCli(['search', '--all', option], { env: {} }).end;
    expect(code).toBe(2);
  }
});
