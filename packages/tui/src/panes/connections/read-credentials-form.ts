import { fillChallenge, type FilledCredentials } from '@nanda/protocol/facts';
import type { WantedChallenge } from '@nanda/terminal';
import type { FormState } from '../../form/form-state.js';
import { readForm } from '../../form/read-form.js';

/** The credentials that are in a form of {@link createCredentialsForm}, where nothing is wrong with it. */
export function readCredentialsForm(
  form: FormState,
  { wanted }: { wanted: WantedChallenge },
): FilledCredentials {
  const { parameters } = readForm(form);
  const answers = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    // What is pasted has a line feed at its end; blanks may belong to a password.
    typeof value === 'string'
      ? [[name, name === 'password' ? value.replace(/[\r\n]+$/, '') : value.trim()]]
      : [],
  );
  return fillChallenge(wanted, Object.fromEntries(answers));
}
