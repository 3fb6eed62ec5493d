import { sanitizeLine } from '@nanda/terminal';
import type { Toast } from '../view/toast.js';
import type { SessionStore } from './create-store.js';

/** Says something for a moment. The text is made safe. */
export function showToast(
  { state, dispatch }: Pick<SessionStore, 'state' | 'dispatch'>,
  { text, tone }: Omit<Toast, 'number'>,
): void {
  const number = state.view.lastToast + 1;
  dispatch({ type: 'toast-shown', toast: { text: sanitizeLine(text), tone, number } });
}
