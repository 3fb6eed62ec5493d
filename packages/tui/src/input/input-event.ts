/** What a key or a paste does to the prompt. */
export type InputEvent =
  | { type: 'inserted'; text: string }
  | { type: 'moved'; to: 'left' | 'right' | 'start' | 'end' }
  | { type: 'erased'; what: 'left' | 'right' | 'word' | 'to-start' | 'to-end' }
  | { type: 'recalled'; direction: 'older' | 'newer' }
  | { type: 'emptied' }
  | { type: 'remembered'; line: string };
