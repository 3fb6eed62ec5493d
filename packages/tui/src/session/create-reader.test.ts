import type { Connection } from '@nanda/sdk';
import { expect, test, vi } from 'vitest';
import type { ExecutionPage, InteractiveClient } from '../client/interactive-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { fakeConnection } from '../testing/fake-connection.js';
import { fakeExecution } from '../testing/fake-execution.js';
import { fakeQuestion } from '../testing/fake-question.js';
import { createSession } from './create-session.js';

function open(overrides: Partial<InteractiveClient>) {
  const client = createFakeClient(overrides);
  return createSession({ client, desk: createFakeDesk(), face: 'screen', now: () => 0 });
}

/** Settles what has been answered by now. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a list of connections that was on its way does not take away what was opened meanwhile', async () => {
  const answers: ((connections: Connection[]) => void)[] = [];
  const session = open({ connections: () => new Promise((resolve) => answers.push(resolve)) });
  session.perform({ intent: 'load', what: 'connections' });
  session.perform({ type: 'connected', connection: fakeConnection() });
  answers[0]?.([]);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.([fakeConnection()]);
  await vi.waitFor(() => expect(session.state.connections.status).toBe('ready'));
  expect(session.state.connections).toMatchObject({
    connections: [{ id: 'conn_abc123' }],
    openedHere: ['conn_abc123'],
  });
});

test('a list that changes all the time is taken as it is', async () => {
  let count = 0;
  const session = open({
    async connections() {
      count += 1;
      session.perform({ type: 'connected', connection: fakeConnection({ id: `conn_${count}` }) });
      return [];
    },
  });
  session.perform({ intent: 'load', what: 'connections' });
  await vi.waitFor(() => expect(session.state.connections.status).toBe('ready'));
  expect(count).toBe(3);
});

test('a question that is asked while the inbox is read stays', async () => {
  const answers: ((page: ExecutionPage) => void)[] = [];
  const session = open({ executions: () => new Promise((resolve) => answers.push(resolve)) });
  session.perform({ intent: 'load', what: 'inbox' });
  session.perform({ type: 'question-asked', question: fakeQuestion() });
  answers[0]?.({ executions: [], nextCursor: undefined });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(session.state.inbox.questions).toHaveLength(1);
  expect(session.state.view.overlay?.kind).toBe('question');
});

test('an inbox that cannot be read is not an empty one', async () => {
  const session = open({
    async executions() {
      throw Object.assign(new Error('Too many at once.'), { code: 'RATE_LIMITED' });
    },
  });
  session.perform({ intent: 'load', what: 'inbox' });
  await vi.waitFor(() =>
    expect(session.state.view.toast?.text).toBe(
      'The inbox was not read: Too many at once. - the same again in a moment',
    ),
  );
});

test('the next page of a history that is read anew is not put behind it', async () => {
  const answers: ((page: ExecutionPage) => void)[] = [];
  const session = open({ executions: () => new Promise((resolve) => answers.push(resolve)) });
  const ids = () => session.state.history.executions.map(({ id }) => id);
  const page = (id: string) => ({ executions: [fakeExecution({ id })], nextCursor: 'next' });
  session.perform({ intent: 'load', what: 'history' });
  answers[0]?.(page('exec_1'));
  await vi.waitFor(() => expect(ids()).toEqual(['exec_1']));
  session.perform({ intent: 'load-more', list: 'history' });
  session.perform({ intent: 'load', what: 'history' });
  answers[2]?.(page('exec_2'));
  await vi.waitFor(() => expect(ids()).toEqual(['exec_2']));
  session.perform({ intent: 'load-more', list: 'history' });
  answers[1]?.(page('exec_0'));
  await settled();
  expect(ids()).toEqual(['exec_2']);
  answers[3]?.(page('exec_1'));
  await vi.waitFor(() => expect(ids()).toEqual(['exec_2', 'exec_1']));
});

function openHistory() {
  const answers = new Map<string, () => void>();
  const states = new Map<string, 'running' | 'completed'>();
  const session = open({
    execution: (id) =>
      new Promise((resolve) => {
        const state = states.get(id) ?? 'completed';
        const ended = state === 'running' ? { state, endedAt: undefined } : {};
        answers.set(id, () => resolve(fakeExecution({ id, ...ended })));
      }),
  });
  session.perform({ type: 'panes-entered' });
  session.perform({ type: 'place-opened', place: 'history' });
  const look = (executionId: string) => session.perform({ intent: 'open-execution', executionId });
  return { session, states, look, answer: (id: string) => answers.get(id)?.() };
}

test('of two calls of the history that are opened, the last one is shown', async () => {
  const { session, look, answer } = openHistory();
  look('exec_1');
  look('exec_2');
  answer('exec_2');
  await vi.waitFor(() => expect(session.state.runs.selectedId).toBe('exec_2'));
  answer('exec_1');
  await settled();
  expect(session.state.runs.selectedId).toBe('exec_2');
});

test('who has gone elsewhere is not taken back by a call that was opened', async () => {
  const { session, look, answer } = openHistory();
  look('exec_1');
  session.perform({ type: 'place-opened', place: 'services' });
  answer('exec_1');
  await settled();
  expect(session.state.view).toMatchObject({ column: 'places', place: 'services' });
  expect(session.state.runs.runs).toEqual([]);
});

test('a call that runs elsewhere is asked for again when it is opened again', async () => {
  const { session, states, look, answer } = openHistory();
  states.set('exec_1', 'running');
  look('exec_1');
  answer('exec_1');
  await vi.waitFor(() => expect(session.state.runs.runs[0]?.state).toBe('running'));
  session.perform({ type: 'place-opened', place: 'history' });
  states.set('exec_1', 'completed');
  look('exec_1');
  answer('exec_1');
  await vi.waitFor(() => expect(session.state.runs.runs[0]?.state).toBe('completed'));
  expect(session.state.runs.runs).toHaveLength(1);
});

test('a proxy that was lost and is back is told of, in the logs as well', async () => {
  const client = createFakeClient();
  const session = createSession({ client, desk: createFakeDesk(), face: 'screen', now: () => 0 });
  session.start();
  client.watchers.onProxy({ state: 'up' });
  expect(session.state.view.toast).toBeNull();
  client.watchers.onProxy({ state: 'lost', reason: 'it was killed' });
  client.watchers.onProxy({ state: 'up' });
  const text = 'The proxy runs again, and connections are back';
  expect(session.state.view.toast).toMatchObject({ text, tone: 'success' });
  expect(session.state.logs.lines).toMatchObject([{ source: 'proxy', text }]);
  await session.close();
});
