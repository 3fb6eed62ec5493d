import type { FormEvent } from '../form/form-event.js';
import type { FormState } from '../form/form-state.js';
import { changeCallForm } from '../panes/form/change-call-form.js';
import { changeAnswer } from '../panes/inbox/change-answer.js';
import { selectAnswer } from '../panes/inbox/select-answer.js';
import type { SessionAction } from './session-action.js';
import type { SessionState } from './session-state.js';

/** A form that keys are typed into, and how it is changed. */
export interface WrittenForm {
  form: FormState;
  change: (event: FormEvent, state: SessionState) => readonly SessionAction[];
}

/** The form that the editor is for: of the question that is in front or in its pane, else of the tool. */
export function writtenForm(state: SessionState): WrittenForm | undefined {
  const { view, callForm } = state;
  const isQuestion =
    view.overlay?.kind === 'question' || (view.column === 'work' && view.work === 'question');
  if (isQuestion) {
    const form = selectAnswer(state)?.answering.form;
    return form && { form, change: changeAnswer };
  }
  return callForm === null ? undefined : { form: callForm.form, change: changeCallForm };
}
