import type { Key } from 'ink';
import { nameKey } from '../keymap/name-key.js';
import { editing } from './editing.js';
import type { InputEvent } from './input-event.js';

/** What a key does to the prompt; null when it does nothing there. */
export function keyToInputEvent(input: string, key: Key): InputEvent | null {
  // Where there is nothing to mark, Shift changes nothing.
  const name = nameKey({ input, key }).replace('shift-', '');
  const found = editing.find(({ keys }) => keys.includes(name));
  if (found !== undefined) return found.event;
  if (name === 'ctrl-d') return { type: 'erased', what: 'right' };
  const isText = !(key.ctrl || key.meta || key.escape || key.tab || key.return);
  return isText && input !== '' ? { type: 'inserted', text: input } : null;
}
