import type { EditedText } from './form-field.js';
import type { FormEvent } from './form-event.js';

/** What types, erases and moves. */
export type EditEvent = Extract<FormEvent, { readonly type: 'inserted' | 'erased' | 'moved' }>;

type Target = 'left' | 'right' | 'start' | 'end' | 'word-left' | 'word-right';

/** Longer texts come from a file, and not from a keyboard. */
const maxLength = 1_000_000;

/** A text after a key, its cursor between two graphemes. Gives the same object back when nothing changed. */
export function editText<Text extends EditedText>(edited: Text, event: EditEvent): Text {
  const { text, cursor } = edited;
  switch (event.type) {
    case 'inserted': {
      // Terminals paste lines with the key that ends them.
      const inserted = event.text.replaceAll(/\r\n?/g, '\n');
      if (inserted === '' || text.length + inserted.length > maxLength) return edited;
      return {
        ...edited,
        text: text.slice(0, cursor) + inserted + text.slice(cursor),
        cursor: cursor + inserted.length,
      };
    }
    case 'moved': {
      const target = findTarget(edited, event.to);
      return target === cursor ? edited : { ...edited, cursor: target };
    }
    case 'erased': {
      const [start, end] = spanOf(edited, event.what);
      if (start === end) return edited;
      return { ...edited, text: text.slice(0, start) + text.slice(end), cursor: start };
    }
  }
}

function spanOf(
  edited: EditedText,
  what: Extract<EditEvent, { type: 'erased' }>['what'],
): readonly [start: number, end: number] {
  const { cursor } = edited;
  switch (what) {
    case 'left':
      return [findTarget(edited, 'left'), cursor];
    case 'right':
      return [cursor, findTarget(edited, 'right')];
    case 'word':
      return [findTarget(edited, 'word-left'), cursor];
    case 'to-start':
      return [0, cursor];
    case 'to-end':
      return [cursor, edited.text.length];
  }
}

function findTarget({ text, cursor }: EditedText, to: Target): number {
  switch (to) {
    case 'left':
      return cursor === 0 ? 0 : (graphemeAt(text, cursor - 1)?.index ?? 0);
    case 'right':
      return cursor + (graphemeAt(text, cursor)?.segment.length ?? 0);
    case 'start':
      return 0;
    case 'end':
      return text.length;
    case 'word-left':
      return wordStart(text, cursor);
    case 'word-right':
      return cursor + (/^\s*\S*/u.exec(text.slice(cursor))?.[0].length ?? 0);
  }
}

/** Looked for from its end, because an expression would begin at each character of a long text. */
function wordStart(text: string, cursor: number): number {
  let index = cursor;
  while (index > 0 && isBlank(text[index - 1])) index -= 1;
  while (index > 0 && !isBlank(text[index - 1])) index -= 1;
  return index;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function graphemeAt(text: string, index: number): Intl.SegmentData | undefined {
  return new Intl.Segmenter().segment(text).containing(index);
}
