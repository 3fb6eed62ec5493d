import { sanitizeLine } from '@nanda/terminal';
import { reduceInput } from '../input/reduce-input.js';
import type { SessionEvent } from './session-event.js';
import type { SessionState, TranscriptLine } from './session-state.js';

const maximumTranscript = 5000;

/** The session after an event. Pure; gives the same object back when nothing changed. */
export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'submitted': {
      const input = reduceInput(state.input, { type: 'remembered', line: event.line });
      const text = sanitizeLine(event.line);
      const transcript = appendLines(state.transcript, [{ kind: 'command', text }]);
      return { ...state, input, transcript };
    }
    case 'printed':
      return { ...state, transcript: appendLines(state.transcript, event.lines) };
    case 'started':
      return {
        ...state,
        running: { label: event.label, startedAt: event.at, progress: null },
      };
    case 'progressed':
      // Progress that comes after the end belongs to nobody.
      if (state.running === null) return state;
      return { ...state, running: { ...state.running, progress: event.progress } };
    case 'ended':
      return state.running === null ? state : { ...state, running: null };
    case 'listed':
      return { ...state, listing: event.listing };
    case 'connected':
      return {
        ...state,
        connections: [
          ...state.connections.filter(({ id }) => id !== event.connection.id),
          event.connection,
        ],
        currentConnectionId: event.connection.id,
      };
    case 'tools-listed':
      return {
        ...state,
        connections: state.connections.map((connection) =>
          connection.id === event.connectionId ? { ...connection, tools: event.tools } : connection,
        ),
      };
    case 'disconnected': {
      const connections = state.connections.filter(({ id }) => id !== event.connectionId);
      const isCurrent = state.currentConnectionId === event.connectionId;
      const next = isCurrent ? (connections.at(-1)?.id ?? null) : state.currentConnectionId;
      return { ...state, connections, currentConnectionId: next };
    }
    case 'switched':
      return { ...state, currentConnectionId: event.connectionId };
    case 'edited': {
      const input = reduceInput(state.input, event.event);
      return input === state.input ? state : { ...state, input };
    }
    case 'cleared':
      return { ...state, transcript: [] };
    case 'quit':
      return { ...state, hasQuit: true };
  }
}

function appendLines(
  transcript: readonly TranscriptLine[],
  lines: readonly TranscriptLine[],
): readonly TranscriptLine[] {
  return [...transcript, ...lines].slice(-maximumTranscript);
}
