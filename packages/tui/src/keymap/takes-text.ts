import type { SessionState } from '../session/session-state.js';
import { contextsOf } from './contexts-of.js';
import type { KeyContext } from './key-context.js';

const typed: ReadonlySet<KeyContext> = new Set([
  'prompt',
  'history-search',
  'filter',
  'palette',
  'help-filter',
  'form',
  'question',
  'search',
  'credentials',
]);

/** Whether letters are text where keys go now, and not commands. */
export function takesText(state: SessionState): boolean {
  return contextsOf(state).some((context) => typed.has(context));
}
