import { expect, test } from 'vitest';

import { decodeSessionState } from './decode-session-state.js';
import { encodeSessionState, type SessionState } from './encode-session-state.js';

const state: SessionState = {
  endpoint: 'https://a.example/mcp',
  sessionId: 's',
  protocolVersion: '2025-11-25',
  server: { name: 'a', version: '1' },
  capabilities: { tools: {} },
  said: {
    serverInfo: { odd: 1, name: 'a', version: '1' },
    capabilities: { tools: {}, vendor: [1] },
    instructions: 'Ask.',
  },
};
const roundTrip = (given: SessionState): SessionState | undefined =>
  decodeSessionState(encodeSessionState(given) ?? '');

test('a session is known again, in the words of its service', () => {
  expect(roundTrip(state)).toEqual(state);
});

test('a state of an earlier version, which did not have them, is one too', () => {
  const { said: _said, ...earlier } = state;
  expect(decodeSessionState(JSON.stringify(earlier))).toEqual({
    ...earlier,
    said: { serverInfo: state.server, capabilities: state.capabilities },
  });
});

test('what a service says at length is left out, and what is needed is kept', () => {
  const said = { ...state.said, instructions: 'x'.repeat(65_536) };
  expect(roundTrip({ ...state, said })).toMatchObject({
    sessionId: 's',
    said: { serverInfo: state.server, capabilities: state.capabilities },
  });
  expect(encodeSessionState({ ...state, capabilities: { x: 'x'.repeat(65_536) } })).toBeUndefined();
});
