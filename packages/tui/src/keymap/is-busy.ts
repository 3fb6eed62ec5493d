import type { SessionState } from '../session/session-state.js';
import { contextsOf } from './contexts-of.js';
import type { KeyContext } from './key-context.js';

/** Where keys are text, or answer something else: what comes in front there would take them. */
const typed: ReadonlySet<KeyContext> = new Set([
  'completion',
  'filter',
  'search',
  'form',
  'question',
  'page',
]);

/** Whether somebody is typing or answering: what comes in front by itself would take the keys. */
export function isBusy(state: SessionState): boolean {
  const { view, input } = state;
  if (view.overlay !== null) return true;
  if (view.mode === 'prompt' && (input.text !== '' || input.search !== null)) return true;
  return contextsOf(state).some((context) => typed.has(context));
}
