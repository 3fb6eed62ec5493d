import { keyToFormEvent } from '../../form/key-to-form-event.js';
import type { Keystroke } from '../../keymap/split-keys.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { changeCallForm } from './change-call-form.js';

/** What a key does to the form of a tool. */
export function typeIntoCallForm(
  { input, key }: Keystroke,
  state: SessionState,
): readonly SessionAction[] {
  const { callForm } = state;
  if (callForm === null) return [];
  const event = keyToFormEvent(input, key, callForm.form);
  return event === null ? [] : changeCallForm(event, state);
}
