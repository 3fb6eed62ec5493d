import type { Binding } from '../../keymap/binding.js';
import { changeCredentials } from './change-credentials.js';

/** Keys of the dialog that asks for credentials. What else is pressed there is typed into its fields. */
export const credentialsKeys: readonly Binding[] = [
  {
    id: 'credentials.submit',
    context: 'credentials',
    keys: ['ctrl-s', 'ctrl-enter'],
    title: 'Connect with what is filled in',
    short: 'connect',
    act: (state) => changeCredentials({ type: 'submitted' }, state),
  },
  {
    id: 'credentials.leave',
    context: 'credentials',
    keys: ['esc'],
    title: 'Do not connect, and forget what is filled in',
    short: 'cancel',
    act: () => [{ type: 'overlay-closed' }],
  },
];
