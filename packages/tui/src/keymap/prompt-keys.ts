import { completeLine } from '../prompt/complete-line.js';
import { askToQuit } from './ask-to-quit.js';
import type { Binding } from './binding.js';

/** Keys of the prompt. What else is pressed there is typed. */
export const promptKeys: readonly Binding[] = [
  {
    id: 'prompt.run',
    context: 'prompt',
    keys: ['enter'],
    title: 'Carry out the line',
    short: 'run',
    act: () => [{ intent: 'submit' }],
  },
  {
    id: 'prompt.complete',
    context: 'prompt',
    keys: ['tab'],
    title: 'Show what could be typed next; type it, where it is only one thing',
    short: 'complete',
    whyNot: (state) => {
      const { text, cursor } = state.input;
      const isKnown = completeLine(text, cursor, state) !== null;
      return isKnown ? undefined : 'Nothing is known that could be typed here';
    },
    act: () => [{ type: 'edited', event: { type: 'completion-asked' } }],
  },
  {
    id: 'prompt.search',
    context: 'prompt',
    keys: ['ctrl-r'],
    title: 'Search the lines that were given before',
    whyNot: ({ input }) => (input.history.length === 0 ? 'There is no history yet' : undefined),
    act: () => [{ type: 'edited', event: { type: 'search-opened' } }],
  },
  {
    id: 'prompt.leave',
    context: 'prompt',
    keys: ['esc'],
    title: 'Go to the panes',
    short: 'panes',
    act: () => [{ type: 'panes-entered' }],
  },
  {
    id: 'prompt.quit',
    context: 'prompt',
    keys: ['ctrl-d'],
    title: 'Quit, where nothing is typed; else erase the letter under the cursor',
    act: (state) =>
      state.input.text === ''
        ? askToQuit(state)
        : [{ type: 'edited', event: { type: 'erased', what: 'right' } }],
  },
];
