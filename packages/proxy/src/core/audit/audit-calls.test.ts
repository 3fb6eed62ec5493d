import { expect, test } from 'vitest';
import type { ExecutionRecord } from '../executions/execution-record.js';
import type { Executions } from '../executions/executions.js';
import { NandaError } from '../nanda-error.js';
import type { AuditEntry } from './audit-log.js';
import { auditCalls } from './audit-calls.js';

const principal = { kind: 'user', userId: 'a' } as const;
const request = { connectionId: 'conn_1', toolName: 'pay', parameters: { pin: '4711' } };

function open(answer: Partial<Pick<Executions, 'start' | 'relay'>>, { isOn = true } = {}) {
  const entries: AuditEntry[] = [];
  const executions = { running: 3, ...answer } as Executions;
  const audited = auditCalls(executions, {
    audit: { record: (entry) => entries.push(entry) },
    isOn,
  });
  return { audited, entries };
}

const refusal = new NandaError('FORBIDDEN', 'No.', { details: { permission: 'tools:call' } });
const refuse = async (): Promise<never> => {
  throw refusal;
};

test.each([true, false])(
  'a tool that may not be called is always noted (calls: %s)',
  async (isOn) => {
    const { audited, entries } = open({ start: refuse, relay: refuse }, { isOn });
    await expect(audited.start(request, principal)).rejects.toBe(refusal);
    const relayed = { ...request, params: { name: 'pay', arguments: {} } };
    await expect(audited.relay(relayed as never, principal)).rejects.toBe(refusal);
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        type: 'tool.refused',
        outcome: 'refused',
        actor: 'user:a',
        target: 'conn_1',
        failure: refusal,
        details: { tool: 'pay', code: 'FORBIDDEN', permission: 'tools:call' },
      });
    }
  },
);

test('what was wrong with a call that was never made is none of its business', async () => {
  const wrong = new NandaError('INVALID_PARAMETERS', 'Wrong.');
  const { audited, entries } = open({
    start: async () => {
      throw wrong;
    },
  });
  await expect(audited.start(request, principal)).rejects.toBe(wrong);
  expect(entries).toEqual([]);
});

test.each([
  [{ result: { content: [] } }, 'success', undefined],
  [{ result: { content: [], isError: true } }, 'failure', undefined],
  [{ error: { code: -32_602, message: 'no' } }, 'failure', -32_602],
] as const)('a call that is handed on ends as %j says', async (answer, outcome, code) => {
  const { audited, entries } = open({ relay: async () => answer });
  const relayed = { ...request, params: { name: 'pay', arguments: { pin: '4711' } } };
  await audited.relay(relayed as never, principal);
  expect(entries).toMatchObject([{ type: 'tool.called', outcome, details: { tool: 'pay' } }]);
  expect(entries[0]?.details?.['code']).toBe(code);
  expect(JSON.stringify(entries)).not.toContain('4711');
});

test.each([
  ['that runs', undefined, 1],
  ['that has just ended', '2100-01-01T00:00:00.000Z', 1],
  ['that the store has, which ended long ago', '2000-01-01T00:00:00.000Z', 0],
])('an execution %s is noted as often as it is a call', async (_, endedAt, count) => {
  const ended = Promise.resolve({
    kind: 'result',
    result: { content: [] },
    metadata: { executionTime: 1, retryCount: 0, cached: false },
  });
  const record = { id: 'exec_1', serviceId: 's', ended, endedAt } as unknown as ExecutionRecord;
  const { audited, entries } = open({ start: async () => record });
  for (let turn = 0; turn < 2; turn += 1) await audited.start(request, principal);
  await ended;
  await Promise.resolve();
  expect(entries).toHaveLength(count);
});

test('hashes differ from one process to the next, so that short arguments cannot be guessed', async () => {
  const relayed = { ...request, params: { name: 'pay', arguments: { pin: '4711' } } };
  const hashes = new Set<unknown>();
  for (let turn = 0; turn < 3; turn += 1) {
    const { audited, entries } = open({ relay: async () => ({ result: {} }) });
    await audited.relay(relayed as never, principal);
    hashes.add(entries[0]?.details?.['arguments']);
  }
  expect(hashes.size).toBe(3);
});

test('arguments that are too large are not hashed', async () => {
  const { audited, entries } = open({ relay: async () => ({ result: {} }) });
  const params = { name: 'pay', arguments: { text: 'x'.repeat(300_000) } };
  await audited.relay({ ...request, params } as never, principal);
  expect(entries[0]?.details).toMatchObject({ tool: 'pay', arguments: undefined });
});

test('all else is as it was', () => {
  expect(open({}).audited.running).toBe(3);
});
