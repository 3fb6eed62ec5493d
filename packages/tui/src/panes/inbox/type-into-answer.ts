import { keyToFormEvent } from '../../form/key-to-form-event.js';
import type { Keystroke } from '../../keymap/split-keys.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { changeAnswer } from './change-answer.js';
import { selectAnswer } from './select-answer.js';

/** What a key writes into the answer that is being given. */
export function typeIntoAnswer(
  { input, key }: Keystroke,
  state: SessionState,
): readonly SessionAction[] {
  const selected = selectAnswer(state);
  if (selected === undefined) return [];
  const event = keyToFormEvent(input, key, selected.answering.form);
  return event === null ? [] : changeAnswer(event, state);
}
