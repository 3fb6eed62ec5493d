import { describe, expect, test } from 'vitest';
import { initialSession } from './initial-session.js';
import { reduceSession } from './reduce-session.js';
import type { SessionEvent } from './session-event.js';

function reduce(...events: SessionEvent[]) {
  return events.reduce(reduceSession, initialSession);
}

function connect(id: string): SessionEvent {
  return { type: 'connected', connection: { id, serviceName: id, tools: [] } };
}

describe('reduceSession', () => {
  test('a submitted line is echoed, remembered and taken from the prompt', () => {
    const state = reduce(
      { type: 'edited', event: { type: 'inserted', text: 'tools' } },
      { type: 'submitted', line: 'tools' },
    );
    expect(state.transcript).toEqual([{ kind: 'command', text: 'tools' }]);
    expect(state.input).toMatchObject({ text: '', cursor: 0, history: ['tools'], historyIndex: 1 });
  });

  test('the transcript is bounded', () => {
    const lines = Array.from({ length: 6000 }, (_, index) => ({
      kind: 'output' as const,
      text: String(index),
    }));
    const { transcript } = reduce({ type: 'printed', lines });
    expect(transcript).toHaveLength(5000);
    expect(transcript.at(-1)?.text).toBe('5999');
  });

  test('progress belongs to a running command only', () => {
    const progress = { progress: 1, total: 2 };
    const started: SessionEvent = { type: 'started', label: 'call a', at: 5 };
    expect(reduce(started, { type: 'progressed', progress }).running).toEqual({
      label: 'call a',
      startedAt: 5,
      progress,
    });
    expect(reduce({ type: 'progressed', progress })).toBe(initialSession);
    expect(reduce(started, { type: 'ended' }).running).toBeNull();
  });

  test('after a disconnect the last opened connection is current', () => {
    const state = reduce(connect('a'), connect('b'), { type: 'disconnected', connectionId: 'b' });
    expect(state.currentConnectionId).toBe('a');
    const last = reduceSession(state, { type: 'disconnected', connectionId: 'a' });
    expect(last).toMatchObject({ connections: [], currentConnectionId: null });
  });

  test('closing another connection leaves the current one', () => {
    const state = reduce(connect('a'), connect('b'), { type: 'disconnected', connectionId: 'a' });
    expect(state.currentConnectionId).toBe('b');
  });

  test('tools are those of their connection', () => {
    const tools = [{ name: 't', inputSchema: {} }];
    const state = reduce(connect('a'), connect('b'), {
      type: 'tools-listed',
      connectionId: 'a',
      tools,
    });
    expect(state.connections.map((connection) => connection.tools)).toEqual([tools, []]);
  });

  test('an edit that changes nothing gives the same state', () => {
    expect(reduce({ type: 'edited', event: { type: 'moved', to: 'left' } })).toBe(initialSession);
  });

  test('clear and quit', () => {
    const printed: SessionEvent = { type: 'printed', lines: [{ kind: 'output', text: 'a' }] };
    expect(reduce(printed, { type: 'cleared' }).transcript).toEqual([]);
    expect(reduce({ type: 'quit' }).hasQuit).toBe(true);
  });
});
