import { initialInput } from '../input/initial-input.js';
import type { SessionState } from './session-state.js';

/** A session in which nothing has happened. */
export const initialSession: SessionState = {
  transcript: [],
  listing: [],
  connections: [],
  currentConnectionId: null,
  running: null,
  input: initialInput,
  hasQuit: false,
};
