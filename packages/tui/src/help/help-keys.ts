import type { Binding } from '../keymap/binding.js';
import type { ListTarget } from '../lists/list-target.js';
import { moveOverlayList } from '../lists/move-overlay-list.js';
import { selectHelp } from './select-help.js';

/**
 * Keys of the help.
 *
 * @param keymap Gives the whole table, of which these are a part: asked for when a key is pressed.
 */
export function helpKeys(keymap: () => readonly Binding[]): readonly Binding[] {
  const move = (to: ListTarget): Binding['act'] => {
    return (state) => {
      const count = selectHelp(state, { keymap: keymap() }).length;
      return moveOverlayList(to, { list: 'help', count, state });
    };
  };
  return [
    {
      id: 'help.close',
      context: 'help',
      keys: ['esc', '?', 'q'],
      title: 'Close the help',
      short: 'close',
      act: () => [{ type: 'overlay-closed' }],
    },
    {
      id: 'help.filter',
      context: 'help',
      keys: ['/'],
      title: 'Filter the keys',
      short: 'filter',
      act: () => [{ type: 'list-filter-opened', list: 'help' }],
    },
    { id: 'help.next', context: 'help', keys: ['j', 'down'], title: 'Next row', act: move('next') },
    {
      id: 'help.previous',
      context: 'help',
      keys: ['k', 'up'],
      title: 'Previous row',
      act: move('previous'),
    },
    {
      id: 'help.page-down',
      context: 'help',
      keys: ['space', 'pagedown', 'ctrl-f', 'ctrl-d'],
      title: 'A page down',
      act: move('page-down'),
    },
    {
      id: 'help.page-up',
      context: 'help',
      keys: ['b', 'pageup', 'ctrl-b', 'ctrl-u'],
      title: 'A page up',
      act: move('page-up'),
    },
    {
      id: 'help.first',
      context: 'help',
      keys: ['g g', 'home'],
      title: 'First row',
      act: move('first'),
    },
    { id: 'help.last', context: 'help', keys: ['G', 'end'], title: 'Last row', act: move('last') },
    {
      id: 'help-filter.keep',
      context: 'help-filter',
      keys: ['enter', 'tab'],
      title: 'Keep the filter and go into the list',
      short: 'keep',
      act: () => [{ type: 'list-filter-kept', list: 'help' }],
    },
    {
      id: 'help-filter.clear',
      context: 'help-filter',
      keys: ['esc'],
      title: 'Clear the filter',
      short: 'clear',
      act: () => [{ type: 'list-filter-cleared', list: 'help' }],
    },
    {
      id: 'help-filter.next',
      context: 'help-filter',
      keys: ['down'],
      title: 'Next row',
      act: move('next'),
    },
    {
      id: 'help-filter.previous',
      context: 'help-filter',
      keys: ['up'],
      title: 'Previous row',
      act: move('previous'),
    },
  ];
}
