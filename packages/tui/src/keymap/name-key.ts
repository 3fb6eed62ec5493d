import type { Keystroke } from './split-keys.js';

type Named = Exclude<keyof Keystroke['key'], 'ctrl' | 'shift' | 'meta' | 'eventType'>;

const names: readonly (readonly [Named, string])[] = [
  ['return', 'enter'],
  ['escape', 'esc'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/** The name of a key, as the table of bindings has it: `ctrl-s`, `shift-tab`, `enter`, `space`, `g`, `G`, `?`. */
export function nameKey({ input, key }: Keystroke): string {
  const named = names.find(([member]) => key[member])?.[1];
  // Text that came at once is no key, also where it reads like the name of one.
  const text = [...input].length > 1 ? '' : input;
  const base = named ?? (text === ' ' ? 'space' : text);
  const modifiers = [
    key.ctrl ? 'ctrl-' : '',
    key.meta && base !== 'esc' ? 'alt-' : '',
    // Of a letter, its case says it.
    key.shift && (named !== undefined || key.ctrl) ? 'shift-' : '',
  ];
  return modifiers.join('') + base;
}
