import type { SessionAction } from '../session/session-action.js';
import type { SessionState } from '../session/session-state.js';
import type { Toast } from './toast.js';

/** {@link tell}'s second argument. */
export interface TellOptions {
  state: SessionState;
  tone: Toast['tone'];
}

/** Says something for a moment. The text is safe to show. */
export function tell(text: string, { state, tone }: TellOptions): SessionAction {
  const number = state.view.lastToast + 1;
  return { type: 'toast-shown', toast: { text, tone, number } };
}
