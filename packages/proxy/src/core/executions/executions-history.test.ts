import { expect, test } from 'vitest';
import { NandaError } from '../nanda-error.js';
import type { Principal } from '../principal.js';
import { openExecutions } from './open-executions.fixture.js';

const local: Principal = { kind: 'local' };
const stranger: Principal = { kind: 'anonymous', clientId: 'stranger' };
const call = { connectionId: 'conn_1', toolName: 'add', parameters: { a: 1, b: 2 } };

test('the history is paged, filtered, and its owner’s alone', async () => {
  let count = 0;
  const { executions } = openExecutions({
    onCall: async () => {
      count += 1;
      if (count === 3) throw new NandaError('UPSTREAM_ERROR', 'It refused.');
      return { content: [{ type: 'text', text: String(count) }] };
    },
  });
  const ids: string[] = [];
  for (let each = 0; each < 5; each += 1) {
    const record = await executions.start(call, local);
    await record.ended;
    ids.push(record.id);
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await executions.list({ limit: 2, cursor }, local);
    seen.push(...page.executions.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen.toSorted()).toEqual(ids.toSorted());
  const failed = await executions.list({ limit: 10, state: 'failed' }, local);
  expect(failed.executions).toMatchObject([
    { id: ids[2], error: { code: 'UPSTREAM_ERROR' }, metadata: { cached: false } },
  ]);
  expect(failed.executions[0]).not.toHaveProperty('result');
  expect((await executions.list({ limit: 10 }, stranger)).executions).toEqual([]);
  await expect(executions.list({ limit: 10, cursor: 'x' }, local)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  await executions.close();
});

test('secrets among the parameters are not written down, and reach the service all the same', async () => {
  const tool = {
    name: 'login',
    inputSchema: {
      type: 'object',
      properties: { pin: { type: 'string', format: 'password' } },
    },
  };
  const { executions, repository, upstream } = openExecutions({
    tool,
    history: { age: 1, size: 1, results: true, redact: ['Nickname'] },
  });
  const parameters = {
    user: 'ada',
    password: 'hunter2',
    apiKey: 'hunter2',
    pin: 'hunter2',
    nickname: 'hunter2',
    nested: [{ 'access-token': 'hunter2', page: 'tokens' }],
    __evmauth: { signature: 'hunter2' },
  };
  const record = await executions.start({ ...call, toolName: 'login', parameters }, local);
  await record.ended;
  await executions.close();
  expect(upstream.calls[0]?.parameters).toEqual(parameters);
  expect(JSON.stringify(repository.writes)).not.toContain('hunter2');
  expect(record.parameters).toMatchObject({
    user: 'ada',
    password: '[redacted]',
    nested: [{ 'access-token': '[redacted]', page: 'tokens' }],
  });
});

test('without results in the history, the next process says that they are not kept', async () => {
  const history = { age: 60_000, size: 1_000_000, results: false, redact: [] };
  const first = openExecutions({
    history,
    onCall: async () => ({ content: [{ type: 'text', text: 'private' }] }),
  });
  const record = await first.executions.start(call, local);
  await record.ended;
  expect(await first.executions.get(record.id, local)).toMatchObject({
    result: { content: [{ text: 'private' }] },
  });
  await first.executions.close();
  expect(JSON.stringify(first.repository.writes)).not.toContain('private');
  const second = openExecutions({ repository: first.repository.copy() });
  expect(await second.executions.get(record.id, local)).toMatchObject({
    state: 'completed',
    error: { code: 'EXECUTION_NOT_FOUND', message: expect.stringMatching(/not kept/) },
  });
  await second.executions.close();
});
