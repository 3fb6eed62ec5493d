import { expect, test, vi } from 'vitest';
import type { InteractiveClient } from '../client/interactive-client.js';
import { createFakeClient } from '../testing/create-fake-client.js';
import { createFakeDesk } from '../testing/create-fake-desk.js';
import { fakeEvent } from '../testing/fake-event.js';
import { fakeTool } from '../testing/fake-tool.js';
import { createSession } from './create-session.js';

function open(overrides: Partial<InteractiveClient> = {}) {
  const client = createFakeClient(overrides);
  const session = createSession({ client, desk: createFakeDesk(), face: 'screen', now: () => 0 });
  return { client, session };
}

/** A command that does not end by itself, and what is typed behind it. */
async function typedAhead() {
  const opened = open({ search: () => new Promise(() => {}) });
  const { session } = opened;
  const first = session.submit('search x');
  const second = session.submit('connect: svc_1');
  await vi.waitFor(() => expect(session.state.tasks).toHaveLength(1));
  return { ...opened, first, second };
}

test('what was typed ahead is not carried out after the end', async () => {
  const { client, session, second } = await typedAhead();
  await session.close();
  expect(await second).toBe(130);
  expect(client.calls).toEqual([]);
});

test('cancel gives up what was typed ahead as well, and what is typed then is carried out', async () => {
  const { client, session, first, second } = await typedAhead();
  session.cancel();
  expect(await Promise.all([first, second])).toEqual([130, 130]);
  expect(client.calls).toEqual([]);
  expect(session.state.transcript.map(({ text }) => text)).toEqual([
    'search x',
    'Cancelled',
    'connect: svc_1',
    'Cancelled',
  ]);
  expect(await session.submit('connections')).toBe(0);
});

test('a typed command that fails says so where the transcript may be out of sight', async () => {
  const { session } = open({
    async service() {
      throw Object.assign(new Error('It is gone.'), { code: 'NOT_FOUND' });
    },
  });
  await session.submit('info: svc_9');
  expect(session.state.view.toast).toBeNull();
  const typed = session.submit('info: svc_9');
  session.perform({ type: 'panes-entered' });
  expect(await typed).toBe(6);
  expect(session.state.view.toast?.text).toMatch(/^It is gone\. - search: /);
  await session.submit('connections');
  expect(session.state.view.toast).toBeNull();
});

test('a key that is pressed twice does it once', async () => {
  const { client, session } = open();
  const connect = { intent: 'run', command: { verb: 'connect', target: 'svc_1' } } as const;
  session.perform(connect);
  session.perform(connect);
  expect(session.state.view.toast?.text).toBe('That is being done already');
  await vi.waitFor(() => expect(session.state.tasks).toEqual([]));
  expect(client.calls.filter((call) => call.startsWith('connect'))).toEqual(['connect svc_1']);
  session.perform(connect);
  await vi.waitFor(() => expect(client.calls.at(-1)).toBe('connect svc_1'));
});

test('a call with much in it is cut in the transcript, and copied whole', async () => {
  const desk = createFakeDesk();
  const session = createSession({ client: createFakeClient(), desk, face: 'screen' });
  await session.submit('connect: svc_1');
  const connectionId = session.state.connections.currentId ?? '';
  const given = { connectionId, parameters: { location: 'x'.repeat(60_000) } };
  const command = { verb: 'call', tool: 'getCurrentWeather', rest: '', given } as const;
  session.perform({ intent: 'run', command });
  await vi.waitFor(() => expect(session.state.runs.runs[0]?.state).toBe('completed'));
  const echo = session.state.transcript.find(({ kind }) => kind === 'echo')?.text ?? '';
  expect(echo).toMatch(
    /^nanda exec -c conn_abc123 getCurrentWeather --location x+… \(58,0\d\d more characters\)$/,
  );
  session.perform({ intent: 'copy', what: 'cli' });
  await vi.waitFor(() => expect(desk.done[0]).toContain('x'.repeat(60_000)));
});

test('what a service says of a failure and of its progress is bounded', async () => {
  const much = 'x'.repeat(1_000_000);
  const { session } = open({
    async call({ onEvent }) {
      onEvent(fakeEvent({ type: 'progress', progress: 1, message: much }));
      onEvent(fakeEvent({ type: 'log', level: 'info', data: much }));
      throw new Error(much);
    },
  });
  await session.submit('connect: svc_1');
  await session.submit('call getCurrentWeather location=x');
  expect(JSON.stringify(session.state.runs).length).toBeLessThan(12_000);
  expect(JSON.stringify(session.state.logs).length).toBeLessThan(6000);
  expect(JSON.stringify(session.state.transcript).length).toBeLessThan(6000);
});

test('a command that was cancelled before it called calls nothing later', async () => {
  const { promise: listed, resolve: list } = Promise.withResolvers<void>();
  const { client, session } = open({
    async tools() {
      await listed;
      return [fakeTool({ name: 'late' })];
    },
  });
  await session.submit('connect: svc_1');
  const call = session.submit('call late location=x');
  await vi.waitFor(() => expect(session.state.tasks).toHaveLength(1));
  session.cancel();
  expect(await call).toBe(130);
  list();
  await new Promise((resolve) => setImmediate(resolve));
  expect(session.state.runs.runs).toEqual([]);
  expect(client.calls.at(-1)).toBe('connect svc_1');
});

test('the way out is in sight, however much is said of what went wrong', async () => {
  const { session } = open({
    async connect() {
      throw Object.assign(new Error('words '.repeat(100)), { code: 'CONNECTION_FAILED' });
    },
  });
  session.perform({ intent: 'run', command: { verb: 'connect', target: 'svc_1' } });
  await vi.waitFor(() => expect(session.state.view.toast).not.toBeNull());
  const text = session.state.view.toast?.text ?? '';
  expect(text).toMatch(/^words words .*… - the same again in a moment, or another service$/);
  expect(text.length).toBeLessThanOrEqual(78);
});
