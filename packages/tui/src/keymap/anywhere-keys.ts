import { openPalette } from '../palette/open-palette.js';
import type { SessionState } from '../session/session-state.js';
import type { Binding } from './binding.js';

/** Keys that mean the same wherever they are pressed. */
export const anywhereKeys: readonly Binding[] = [
  {
    id: 'anywhere.interrupt',
    context: 'anywhere',
    keys: ['ctrl-c'],
    title: 'Cancel what runs; again within two seconds: quit',
    act: () => [{ intent: 'interrupt' }],
  },
  {
    id: 'anywhere.palette',
    context: 'anywhere',
    keys: ['ctrl-p'],
    title: 'Find something to do',
    short: 'palette',
    whyNot: whyNoPalette,
    act: openPalette,
  },
  {
    id: 'anywhere.redraw',
    context: 'anywhere',
    keys: ['ctrl-l'],
    title: 'Draw the screen anew',
    act: () => [{ intent: 'redraw' }],
  },
];

/** What is being answered would be lost. */
function whyNoPalette({ view: { overlay } }: SessionState): string | undefined {
  const isFree = overlay === null || overlay.kind === 'help' || overlay.kind === 'palette';
  return isFree ? undefined : 'Answer what is in front first';
}
