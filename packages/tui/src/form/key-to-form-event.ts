import type { Key } from 'ink';
import type { FormEvent } from './form-event.js';
import type { FormState } from './form-state.js';

/** What a key means in a form; null where it means nothing there. Esc, ctrl-c and ctrl-e belong to whoever shows it. */
export function keyToFormEvent(input: string, key: Key, state: FormState): FormEvent | null {
  const field = state.fields[state.focused];
  if (key.eventType === 'release' || key.escape) return null;
  if (key.return || input === '\n') {
    if (key.ctrl) return { type: 'submitted' };
    const isText = field?.kind === 'text' && field.as !== 'number';
    return isText && (key.meta || key.shift)
      ? { type: 'inserted', text: '\n' }
      : { type: 'entered' };
  }
  if (key.tab) return { type: 'stepped', by: key.shift ? -1 : 1 };
  if (key.upArrow) return { type: 'climbed', by: -1 };
  if (key.downArrow) return { type: 'climbed', by: 1 };
  if (key.pageUp) return { type: 'stepped', by: -5 };
  if (key.pageDown) return { type: 'stepped', by: 5 };
  if (key.ctrl) {
    switch (input) {
      case 's':
        return { type: 'submitted' };
      case 't':
        return { type: 'switched' };
      case 'p':
        return { type: 'climbed', by: -1 };
      case 'n':
        return { type: 'climbed', by: 1 };
      default:
        break;
    }
  }
  if (field === undefined) return null;
  return field.kind === 'text' || field.kind === 'list'
    ? keyToTextEvent(input, key, isEmpty(field))
    : keyToChoiceEvent(input, key);
}

function isEmpty(field: FormState['fields'][number]): boolean {
  return field.kind === 'text' && field.text === '';
}

function keyToTextEvent(input: string, key: Key, isNothing: boolean): FormEvent | null {
  const isWord = key.ctrl || key.meta;
  if (key.leftArrow) return { type: 'moved', to: isWord ? 'word-left' : 'left' };
  if (key.rightArrow) return { type: 'moved', to: isWord ? 'word-right' : 'right' };
  if (key.home) return { type: 'moved', to: 'start' };
  if (key.end) return { type: 'moved', to: 'end' };
  if (key.backspace) return { type: 'erased', what: isWord ? 'word' : 'left' };
  if (key.delete) return { type: 'erased', what: 'right' };
  if (key.ctrl) {
    switch (input) {
      case 'a':
        return { type: 'moved', to: 'start' };
      case 'b':
        return { type: 'moved', to: 'left' };
      case 'f':
        return { type: 'moved', to: 'right' };
      case 'h':
        return { type: 'erased', what: 'left' };
      case 'd':
        return { type: 'erased', what: 'right' };
      case 'w':
        return { type: 'erased', what: 'word' };
      case 'u':
        return isNothing ? { type: 'emptied' } : { type: 'erased', what: 'to-start' };
      case 'k':
        return { type: 'erased', what: 'to-end' };
      default:
        return null;
    }
  }
  if (key.meta) {
    if (input === 'b') return { type: 'moved', to: 'word-left' };
    return input === 'f' ? { type: 'moved', to: 'word-right' } : null;
  }
  return input === '' ? null : { type: 'inserted', text: input };
}

function keyToChoiceEvent(input: string, key: Key): FormEvent | null {
  if (key.leftArrow) return { type: 'chosen', by: -1 };
  if (key.rightArrow) return { type: 'chosen', by: 1 };
  if (key.backspace || key.delete || (key.ctrl && input === 'u')) return { type: 'emptied' };
  if (key.ctrl || key.meta) return null;
  if (input === ' ') return { type: 'toggled' };
  return input === '' ? null : { type: 'sought', letter: input };
}
