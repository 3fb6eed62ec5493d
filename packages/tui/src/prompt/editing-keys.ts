import type { Binding } from '../keymap/binding.js';
import { editing } from './editing.js';

/** The keys that edit the line, in the table of all keys. */
export const editingKeys: readonly Binding[] = editing.map(({ id, keys, title, event }) => ({
  id: `editing.${id}`,
  context: 'editing',
  keys,
  title,
  act: () => [{ type: 'edited', event }],
}));
