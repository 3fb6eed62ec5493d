import type { FormEvent } from '../../form/form-event.js';
import { reduceForm } from '../../form/reduce-form.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { beginAnswer } from './begin-answer.js';
import { selectAnswer } from './select-answer.js';
import { sendAnswer } from './send-answer.js';

/** What an event does to the answer that is being given; where it submits the form, it is sent. */
export function changeAnswer(event: FormEvent, state: SessionState): readonly SessionAction[] {
  const selected = selectAnswer(state);
  if (selected === undefined || selected.answering.status === 'sending') return [];
  const before = selected.answering.form;
  const form = reduceForm(before, event);
  if (form === before) return [];
  const changed: readonly SessionAction[] = [
    ...beginAnswer(selected),
    { type: 'answer-changed', form },
  ];
  if (!form.isSubmitted) return changed;
  return [...changed, ...sendAnswer({ ...selected, isBegun: true }, { form })];
}
