import type { Binding } from '../keymap/binding.js';
import type { InputEvent } from './input-event.js';
import type { SessionAction } from '../session/session-action.js';

/** Keys of the list of what could be typed next. What else is pressed goes to the prompt: Enter too. */
export const completionKeys: readonly Binding[] = [
  {
    id: 'completion.take',
    context: 'completion',
    keys: ['tab'],
    title: 'Type what is selected',
    short: 'take',
    act: () => edit({ type: 'completion-taken' }),
  },
  {
    id: 'completion.next',
    context: 'completion',
    keys: ['down', 'ctrl-n'],
    title: 'The next one that could be typed',
    act: () => edit({ type: 'completion-moved', by: 1 }),
  },
  {
    id: 'completion.previous',
    context: 'completion',
    keys: ['up', 'shift-tab'],
    title: 'The one before that could be typed',
    act: () => edit({ type: 'completion-moved', by: -1 }),
  },
  {
    id: 'completion.close',
    context: 'completion',
    keys: ['esc'],
    title: 'Show no more what could be typed',
    short: 'close',
    act: () => edit({ type: 'completion-closed' }),
  },
];

function edit(event: InputEvent): readonly SessionAction[] {
  return [{ type: 'edited', event }];
}
