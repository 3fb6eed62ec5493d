import type { Key } from 'ink';
import { keyToFormEvent } from '../form/key-to-form-event.js';
import { reduceForm } from '../form/reduce-form.js';
import type { FormState } from '../form/form-state.js';
import { noKey } from '../keymap/no-key.js';

const named: Readonly<Record<string, Partial<Key>>> = {
  Enter: { return: true },
  Tab: { tab: true },
  'Shift-Tab': { tab: true, shift: true },
  Up: { upArrow: true },
  Down: { downArrow: true },
  Left: { leftArrow: true },
  Right: { rightArrow: true },
  PageDown: { pageDown: true },
  Backspace: { backspace: true },
  Escape: { escape: true },
  'Alt-Enter': { return: true, meta: true },
  'Ctrl-Enter': { return: true, ctrl: true },
};

/** A form after keys, each by its name: `Tab`, `ctrl-s`; everything else is typed as it is. */
export function pressForm(form: FormState, keys: readonly string[]): FormState {
  return keys.reduce((state, name) => {
    const control = /^ctrl-(.)$/.exec(name)?.[1];
    const known = named[name];
    const input = control ?? (known === undefined ? name : '');
    const key = { ...noKey, ...known, ...(control !== undefined && { ctrl: true }) };
    const event = keyToFormEvent(input, key, state);
    return event === null ? state : reduceForm(state, event);
  }, form);
}
