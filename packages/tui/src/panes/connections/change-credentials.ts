import type { FormEvent } from '../../form/form-event.js';
import { reduceForm } from '../../form/reduce-form.js';
import type { SessionAction } from '../../session/session-action.js';
import type { SessionState } from '../../session/session-state.js';
import { readCredentialsForm } from './read-credentials-form.js';

/** What an event does to the form of credentials; where it submits it, the service is connected with them. */
export function changeCredentials(
  event: FormEvent,
  { view: { overlay } }: SessionState,
): readonly SessionAction[] {
  if (overlay?.kind !== 'credentials') return [];
  const form = reduceForm(overlay.form, event);
  if (form === overlay.form) return [];
  if (!form.isSubmitted) return [{ type: 'overlay-opened', overlay: { ...overlay, form } }];
  const { wanted, remembers } = overlay;
  const { serviceId, credentials, name } = wanted;
  const auth = readCredentialsForm(form, { wanted: credentials });
  return [
    // What was typed goes with the dialog: only the command has it.
    { type: 'overlay-closed' },
    {
      intent: 'run',
      command: { verb: 'connect', target: serviceId, auth, name, remember: remembers },
    },
  ];
}
