import type { Binding } from '../keymap/binding.js';

/** Keys of a question with yes and no. Enter is yes: what is asked about is named above it. */
export const confirmKeys: readonly Binding[] = [
  {
    id: 'confirm.yes',
    context: 'confirm',
    keys: ['y', 'enter'],
    title: 'Yes, do it',
    short: 'yes',
    act: ({ view: { overlay } }) =>
      overlay?.kind === 'confirm' ? [{ type: 'overlay-closed' }, ...overlay.yes] : [],
  },
  {
    id: 'confirm.no',
    context: 'confirm',
    keys: ['n', 'esc'],
    title: 'No, leave it as it is',
    short: 'no',
    act: () => [{ type: 'overlay-closed' }],
  },
];
