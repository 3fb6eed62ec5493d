import { keyToFormEvent } from '../../form/key-to-form-event.js';
import type { Keystroke } from '../../keymap/split-keys.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { changeCredentials } from './change-credentials.js';

/** What a key does to the form of credentials. */
export function typeCredentials(
  { input, key }: Keystroke,
  state: SessionState,
): readonly SessionAction[] {
  const { overlay } = state.view;
  if (overlay?.kind !== 'credentials') return [];
  const event = keyToFormEvent(input, key, overlay.form);
  return event === null ? [] : changeCredentials(event, state);
}
