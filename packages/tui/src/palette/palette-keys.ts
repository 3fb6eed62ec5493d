import type { Binding } from '../keymap/binding.js';
import type { ListTarget } from '../lists/list-target.js';
import { moveOverlayList } from '../lists/move-overlay-list.js';
import { runPaletteEntry } from './run-palette-entry.js';
import { selectPalette } from './select-palette.js';

/**
 * Keys of the palette. What else is pressed there is what is looked for.
 *
 * @param keymap Gives the whole table, of which these are a part: asked for when a key is pressed.
 */
export function paletteKeys(keymap: () => readonly Binding[]): readonly Binding[] {
  const move = (to: ListTarget): Binding['act'] => {
    return (state) => {
      const count = selectPalette(state, { keymap: keymap() }).length;
      return moveOverlayList(to, { list: 'palette', count, state });
    };
  };
  return [
    {
      id: 'palette.run',
      context: 'palette',
      keys: ['enter'],
      title: 'Do it',
      short: 'do it',
      act: (state) => runPaletteEntry(state, { keymap: keymap() }),
    },
    {
      id: 'palette.close',
      context: 'palette',
      keys: ['esc', 'ctrl-p', 'ctrl-k'],
      title: 'Close the palette',
      short: 'close',
      act: () => [{ type: 'overlay-closed' }],
    },
    {
      id: 'palette.next',
      context: 'palette',
      keys: ['down', 'ctrl-n'],
      title: 'Next row',
      act: move('next'),
    },
    {
      id: 'palette.previous',
      context: 'palette',
      keys: ['up'],
      title: 'Previous row',
      act: move('previous'),
    },
    {
      id: 'palette.page-down',
      context: 'palette',
      keys: ['pagedown'],
      title: 'A page down',
      act: move('page-down'),
    },
    {
      id: 'palette.page-up',
      context: 'palette',
      keys: ['pageup'],
      title: 'A page up',
      act: move('page-up'),
    },
  ];
}
