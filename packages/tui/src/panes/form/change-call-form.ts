import type { FormEvent } from '../../form/form-event.js';
import { readForm } from '../../form/read-form.js';
import { reduceForm } from '../../form/reduce-form.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';

/** What an event does to the form of a tool; where it submits it, the tool is called. */
export function changeCallForm(
  event: FormEvent,
  { callForm }: SessionState,
): readonly SessionAction[] {
  if (callForm === null) return [];
  const form = reduceForm(callForm.form, event);
  if (form === callForm.form) return [];
  const changed: SessionAction = { type: 'form-changed', form };
  if (!form.isSubmitted) return [changed];
  const { connectionId, tool } = callForm;
  const given = { connectionId, parameters: readForm(form).parameters };
  return [
    changed,
    { intent: 'run', command: { verb: 'call', tool, rest: '', given } },
    { type: 'output-opened', output: 'run' },
  ];
}
