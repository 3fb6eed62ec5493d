import type { InputEvent } from './input-event.js';

/** A key that edits the line. */
export interface Editing {
  /** Never changes: `word-left`. */
  readonly id: string;
  /** As the table of bindings writes them. */
  readonly keys: readonly string[];
  readonly title: string;
  readonly event: InputEvent;
}

/** The keys that edit the line, as shells have them. */
export const editing: readonly Editing[] = [
  row('older', ['up'], 'The line before, of those that were given', {
    type: 'recalled',
    direction: 'older',
  }),
  row('newer', ['down'], 'The line after', { type: 'recalled', direction: 'newer' }),
  row('left', ['left', 'ctrl-b'], 'Left', { type: 'moved', to: 'left' }),
  row('right', ['right', 'ctrl-f'], 'Right', { type: 'moved', to: 'right' }),
  row('word-left', ['alt-b', 'ctrl-left', 'alt-left'], 'To the word before', {
    type: 'moved',
    to: 'word-left',
  }),
  row('word-right', ['alt-f', 'ctrl-right', 'alt-right'], 'To the word after', {
    type: 'moved',
    to: 'word-right',
  }),
  row('start', ['ctrl-a', 'home'], 'To the start of the line', { type: 'moved', to: 'start' }),
  row('end', ['ctrl-e', 'end'], 'To the end of the line', { type: 'moved', to: 'end' }),
  row('erase-left', ['backspace', 'ctrl-h'], 'Erase the letter before', {
    type: 'erased',
    what: 'left',
  }),
  row('erase-right', ['delete'], 'Erase the letter under the cursor', {
    type: 'erased',
    what: 'right',
  }),
  row('erase-word', ['ctrl-w', 'alt-backspace', 'ctrl-backspace'], 'Erase the word before', {
    type: 'erased',
    what: 'word',
  }),
  row('erase-word-right', ['alt-d', 'ctrl-delete', 'alt-delete'], 'Erase the word after', {
    type: 'erased',
    what: 'word-right',
  }),
  row('erase-to-start', ['ctrl-u'], 'Erase all before the cursor', {
    type: 'erased',
    what: 'to-start',
  }),
  row('erase-to-end', ['ctrl-k'], 'Erase all behind the cursor', {
    type: 'erased',
    what: 'to-end',
  }),
  row('undo', ['ctrl-_', 'ctrl-z'], 'Undo the last change of the line', { type: 'undone' }),
];

function row(id: string, keys: readonly string[], title: string, event: InputEvent): Editing {
  return { id, keys, title, event };
}
