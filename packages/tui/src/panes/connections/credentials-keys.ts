import { pageAddress } from '@nanda/terminal';
import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
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
    id: 'credentials.remember',
    context: 'credentials',
    keys: ['ctrl-r'],
    title: 'Keep what is filled in for the next connection, or not',
    short: 'keep or not',
    act: ({ view: { overlay } }) =>
      overlay?.kind === 'credentials'
        ? [{ type: 'overlay-opened', overlay: { ...overlay, remembers: !overlay.remembers } }]
        : [],
  },
  {
    id: 'credentials.where',
    context: 'credentials',
    keys: ['ctrl-o'],
    title: 'Open the page where what is wanted is got',
    whyNot: (state) => (whereOf(state) === undefined ? 'Its publisher names no page' : undefined),
    act: (state) => {
      const url = whereOf(state);
      return url === undefined ? [] : [{ intent: 'open-page', url }];
    },
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

function whereOf({ view: { overlay } }: SessionState): string | undefined {
  return overlay?.kind === 'credentials'
    ? pageAddress(overlay.wanted.credentials.where)?.href
    : undefined;
}
