import type { Key } from 'ink';
import type { InputEvent } from '../input/input-event.js';

/** What a key does to the prompt; null when it does nothing there. */
export function keyToInputEvent(input: string, key: Key): InputEvent | null {
  if (key.upArrow || (key.ctrl && input === 'p')) return { type: 'recalled', direction: 'older' };
  if (key.downArrow || (key.ctrl && input === 'n')) return { type: 'recalled', direction: 'newer' };
  if (key.leftArrow || (key.ctrl && input === 'b')) return { type: 'moved', to: 'left' };
  if (key.rightArrow || (key.ctrl && input === 'f')) return { type: 'moved', to: 'right' };
  if (key.home || (key.ctrl && input === 'a')) return { type: 'moved', to: 'start' };
  if (key.end || (key.ctrl && input === 'e')) return { type: 'moved', to: 'end' };
  if (key.backspace || (key.ctrl && input === 'h')) return { type: 'erased', what: 'left' };
  if (key.delete || (key.ctrl && input === 'd')) return { type: 'erased', what: 'right' };
  if (key.ctrl && input === 'w') return { type: 'erased', what: 'word' };
  if (key.ctrl && input === 'u') return { type: 'erased', what: 'to-start' };
  if (key.ctrl && input === 'k') return { type: 'erased', what: 'to-end' };
  const isText = !(key.ctrl || key.meta || key.escape || key.tab || key.return);
  return isText && input !== '' ? { type: 'inserted', text: input } : null;
}
