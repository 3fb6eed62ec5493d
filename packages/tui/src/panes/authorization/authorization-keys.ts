import type { Binding } from '../../keymap/binding.js';
import type { SessionState } from '../../session/session-state.js';
import type { AuthorizationWanted } from './authorization-wanted.js';

/** Keys while a page is shown on which the user is to agree. What is pasted there is where the browser has ended. */
export const authorizationKeys: readonly Binding[] = [
  {
    id: 'authorization.open',
    context: 'authorization',
    keys: ['o'],
    title: 'Open the page in your browser',
    short: 'open',
    act: (state) => {
      const wanted = shownIn(state);
      return wanted === undefined ? [] : [{ intent: 'open-page', url: wanted.page.href }];
    },
  },
  {
    id: 'authorization.copy',
    context: 'authorization',
    keys: ['y'],
    title: 'Copy the address of the page',
    short: 'copy',
    act: () => [{ intent: 'copy', what: 'page' }],
  },
  {
    id: 'authorization.leave',
    context: 'authorization',
    keys: ['esc'],
    title: 'Agree to nothing, and do not connect',
    short: 'give up',
    act: (state) => {
      const wanted = shownIn(state);
      return wanted === undefined
        ? []
        : [{ type: 'overlay-closed' }, { intent: 'cancel-authorization', id: wanted.id }];
    },
  },
];

function shownIn({ view: { overlay } }: SessionState): AuthorizationWanted | undefined {
  return overlay?.kind === 'authorization' ? overlay.authorization : undefined;
}
