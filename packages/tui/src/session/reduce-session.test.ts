import { describe, expect, test } from 'vitest';
import { fakeConnection } from '../testing/fake-connection.js';
import { initialSession } from './initial-session.js';
import { reduceSession } from './reduce-session.js';
import type { SessionEvent } from './session-event.js';

function reduce(...events: SessionEvent[]) {
  return events.reduce(reduceSession, initialSession);
}

function connect(id: string, lastUsed = '2030-01-01T00:00:00.000Z'): SessionEvent {
  return { type: 'connected', connection: fakeConnection({ id, lastUsed }) };
}

describe('reduceSession', () => {
  test('a given line is remembered and taken from the prompt', () => {
    const { input } = reduce(
      { type: 'edited', event: { type: 'inserted', text: 'tools' } },
      { type: 'edited', event: { type: 'remembered', line: 'tools' } },
    );
    expect(input).toMatchObject({ text: '', cursor: 0, history: ['tools'], historyIndex: 1 });
  });

  test('the transcript is bounded, however much is said at once', () => {
    const lines = Array.from({ length: 300_000 }, (_, index) => ({
      kind: 'output' as const,
      text: String(index),
      entry: 1,
    }));
    const { transcript } = reduce({ type: 'printed', lines });
    expect(transcript).toHaveLength(5000);
    expect(transcript.at(-1)?.text).toBe('299999');
  });

  test('what a command says later stands with it', () => {
    const say = (entry: number, text: string): SessionEvent => ({
      type: 'printed',
      lines: [{ kind: 'output', text, entry }],
    });
    const { transcript } = reduce(say(1, 'a'), say(2, 'b'), say(1, 'c'));
    expect(transcript.map(({ text }) => text)).toEqual(['a', 'c', 'b']);
  });

  test('progress belongs to a running command only', () => {
    const progress = { progress: 1, total: 2 };
    const task = { id: 3, label: 'call a', startedAt: 5, progress: null, runId: undefined };
    const started: SessionEvent = { type: 'started', task };
    const progressed: SessionEvent = { type: 'progressed', id: 3, progress };
    expect(reduce(started, progressed).tasks).toEqual([{ ...task, progress }]);
    expect(reduce(progressed)).toBe(initialSession);
    expect(reduce(started, { type: 'ended', id: 3 }).tasks).toEqual([]);
  });

  test('after a disconnect the connection that was used last is current', () => {
    const state = reduce(connect('a', '2030-01-02T00:00:00.000Z'), connect('b'), connect('c'), {
      type: 'disconnected',
      connectionId: 'c',
    });
    expect(state.connections).toMatchObject({ currentId: 'a', openedHere: ['a', 'b'] });
    const last = (['a', 'b'] as const).reduce(
      (before, connectionId) => reduceSession(before, { type: 'disconnected', connectionId }),
      state,
    );
    expect(last.connections).toMatchObject({ connections: [], currentId: null, openedHere: [] });
  });

  test('closing another connection leaves the current one', () => {
    const state = reduce(connect('a'), connect('b'), { type: 'disconnected', connectionId: 'a' });
    expect(state.connections.currentId).toBe('b');
  });

  test('tools are those of their connection', () => {
    const tools = [{ name: 't', inputSchema: {} }];
    const state = reduce(connect('a'), connect('b'), {
      type: 'tools-listed',
      connectionId: 'a',
      tools,
    });
    const [first, second] = state.connections.connections;
    expect(first?.metadata.tools).toEqual(tools);
    expect(second?.metadata.tools).not.toEqual(tools);
  });

  test('what a service asks for is known until one is connected', () => {
    const credentials = { kind: 'bearer', fields: [{ name: 'token', in: 'auth' }] } as const;
    const wanted = { serviceId: 's', serviceName: 'S', credentials };
    const asked = reduce({ type: 'credentials-wanted', wanted });
    expect(asked.connections.wanted).toEqual(wanted);
    expect(reduceSession(asked, connect('a')).connections.wanted).toBeNull();
  });

  test('settings change one by one', () => {
    const { settings } = reduce({ type: 'settings-changed', settings: { lines: 10 } });
    expect(settings).toEqual({ ...initialSession.settings, lines: 10 });
  });

  test('an edit that changes nothing gives the same state', () => {
    expect(reduce({ type: 'edited', event: { type: 'moved', to: 'left' } })).toBe(initialSession);
  });

  test('clear and quit', () => {
    const lines = [{ kind: 'output' as const, text: 'a', entry: 1 }];
    expect(reduce({ type: 'printed', lines }, { type: 'cleared' }).transcript).toEqual([]);
    expect(reduce({ type: 'quit' }).hasQuit).toBe(true);
  });
});
