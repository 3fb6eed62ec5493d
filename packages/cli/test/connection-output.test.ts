import { createTemporaryDirectory, type TemporaryDirectory } from '@nanda/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOnTerminal } from './run-on-terminal.js';
import { startStubProxy, type StubAnswers } from './start-stub-proxy.js';
import { stubConnection } from './stub-connection.js';
import { stubService } from './stub-service.js';

let directory: TemporaryDirectory;
beforeAll(async () => {
  directory = await createTemporaryDirectory();
});
afterAll(() => directory[Symbol.asyncDispose]());

async function show(words: readonly string[], answers: StubAnswers) {
  await using proxy = await startStubProxy(answers);
  const env = {
    HOME: directory.path,
    NANDA_CONFIG_DIR: `${directory.path}/config`,
    NANDA_STATE_DIR: `${directory.path}/state`,
    NANDA_BASE_URL: proxy.url,
  };
  const running = runOnTerminal(words, { env });
  const code = await running.end;
  return { code, ...running.written, requests: proxy.requests };
}

const coffee = stubService({ name: 'coffee' });
const toolChanges = [
  { toolName: 'order', kind: 'changed' as const, members: ['description', 'inputSchema'] },
  { toolName: 'br\u001b[2Jew', kind: 'added' as const },
  { toolName: 'pay', kind: 'removed' as const },
];
const changed = stubConnection({ id: 'conn_aaaa1111', name: 'shop', toolChanges });
const same = stubConnection({ id: 'conn_bbbb2222' });
const elsewhere = stubConnection({
  id: 'conn_cccc3333',
  serviceId: 'id-of-tea',
  toolChanges: [{ toolName: 'steep', kind: 'added' }],
});
const catalog = {
  '/v2/connections': [{ data: [same, elsewhere, changed] }],
  '/v2/services/coffee': [{ data: coffee }],
  '/v2/services/id-of-coffee': [{ data: coffee }],
};
const section = [
  'Changed since you first connected (shop)',
  '  ~  order     changed: description, inputSchema',
  '  +  br␛[2Jew  added',
  '  -  pay       removed',
].join('\n');

describe('info', () => {
  test.each(['coffee', 'id-of-coffee'])('%s: says what changed of its tools', async (word) => {
    const { code, stdout } = await show(['info', word], catalog);
    expect(code).toBe(0);
    expect(stdout).toContain(`\n\n${section}\n\n`);
    expect(stdout).not.toContain('steep');
  });

  test.each(['conn_aaaa1111', 'conn_aaaa'])(
    '%s: a connection stands for its service',
    async (id) => {
      const { code, stdout, requests } = await show(['info', id], catalog);
      expect(code).toBe(0);
      expect(stdout).toContain('coffee');
      expect(stdout).toContain(section);
      expect(requests).toContain('GET /v2/services/id-of-coffee');
    },
  );

  test('a connection that has no changes has nothing of them, whatever others have', async () => {
    const { stdout } = await show(['info', 'conn_bbbb2222'], catalog);
    expect(stdout).not.toContain('Changed since');
  });

  test('a short name means its connection where no service is called so', async () => {
    const { code, stdout } = await show(['info', 'shop'], {
      ...catalog,
      '/v2/services/shop': [
        { success: false, error: { code: 'SERVICE_NOT_FOUND', message: 'There is none.' } },
      ],
    });
    expect(code).toBe(0);
    expect(stdout).toContain(section);
  });

  test('what nobody knows is not found', async () => {
    const { code } = await show(['info', 'nobody'], {
      ...catalog,
      '/v2/services/nobody': [
        { success: false, error: { code: 'SERVICE_NOT_FOUND', message: 'There is none.' } },
      ],
    });
    expect(code).toBe(6);
  });

  test('--json has them by connection, and is the service alone where there are none', async () => {
    const { stdout } = await show(['info', 'coffee', '--json'], catalog);
    expect(JSON.parse(stdout)).toEqual({
      ...coffee,
      connections: [{ id: changed.id, name: 'shop', state: 'connected', toolChanges }],
    });
    const without = await show(['info', 'coffee', '--json'], {
      '/v2/services/coffee': [{ data: coffee }],
    });
    expect(JSON.parse(without.stdout)).toEqual(coffee);
  });
});

const failure = {
  code: 'SERVICE_AUTH_REQUIRED',
  message:
    'It wants a bearer token\u0007, which is kept nowhere. Connect once more with it, and it is used again.',
};
const failed = stubConnection({ id: 'conn_dddd4444', state: 'failed', failure });
const quiet = { '/v2/executions': [{ data: [] }] };
const broken = { ...quiet, '/v2/connections': [{ data: [failed, same] }] };

test('connections says why one has failed', async () => {
  const { code, stdout } = await show(['connections'], broken);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    '   conn_dddd4444  coffee  failed     http',
    '    It wants a bearer token␇, which is kept nowhere. Connect once more with it,',
    '    and it is used again.',
    '   conn_bbbb2222  coffee  connected  http  0 tools',
    '',
  ]);
});

test('the status says why one has failed', async () => {
  const { code, stdout } = await show([], broken);
  expect(code).toBe(0);
  expect(stdout).toContain(
    [
      'Open         coffee (0 tools)',
      '!            coffee is failed: It wants a bearer token␇, which is kept nowhere.',
      '             Connect once more with it, and it is used again.',
      '',
    ].join('\n'),
  );
  const { stdout: document } = await show(['--json'], broken);
  expect(JSON.parse(document)).toMatchObject({
    connections: 2,
    failures: [{ id: 'conn_dddd4444', state: 'failed', failure }],
  });
  const { stdout: well } = await show(['--json'], {
    ...quiet,
    '/v2/connections': [{ data: [same] }],
  });
  expect(JSON.parse(well)).not.toHaveProperty('failures');
});
