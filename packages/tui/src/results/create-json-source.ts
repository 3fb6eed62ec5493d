import { countMembers } from './count-members.js';
import { cutRow } from './cut-row.js';
import { drawKey } from './draw-key.js';
import { isContainer } from './is-container.js';
import { jsonForm } from './json-form.js';
import type { JsonFrame, JsonPlace } from './json-place.js';
import { nextPlace } from './next-place.js';
import type { ResultSpan } from './result-row.js';
import type { RowSource } from './row-source.js';
import { spanOfValue } from './span-of-value.js';

const step = 2;
/** A text that fits beside any key, whatever is in it. */
const short = 8;

/** A JSON value as indented JSON. A long text goes on in the next row; an indentation or a name that leaves no room is cut. */
export function createJsonSource(
  root: unknown,
  { columns }: { readonly columns: number },
): RowSource<JsonPlace> {
  const third = Math.max(4, Math.floor(columns / 3));

  return {
    first: { value: root, frame: undefined, isClosing: false, offset: 0 },
    next(place) {
      const { value } = place;
      if (typeof value === 'string' && value.length > short) {
        const { end } = cutText(value, place);
        if (end < value.length) return { ...place, offset: end };
      }
      return nextPlace(place);
    },
    draw(place) {
      const { value, frame, isClosing, offset } = place;
      const indent = indentOf(place);
      const comma: ResultSpan[] =
        frame !== undefined && frame.index + 1 < frame.size ? [punctuation(',')] : [];
      if (isClosing) {
        const end = punctuation(Array.isArray(value) ? ']' : '}');
        return { indent, spans: [end, ...comma], isContinued: false };
      }
      const name = offset === 0 ? nameOf(frame) : [];
      if (typeof value === 'string') {
        const { end } = cutText(value, place);
        const isLast = end >= value.length;
        const text = jsonForm.draw(value.slice(offset, end));
        const quoted = `${offset === 0 ? '"' : ''}${text}${isLast ? '"' : ''}`;
        const spans = [...name, { text: quoted, role: 'string' as const }];
        return { indent, spans: isLast ? [...spans, ...comma] : spans, isContinued: !isLast };
      }
      if (isContainer(value)) {
        const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
        const isEmpty = countMembers(value) === 0;
        const spans = [...name, punctuation(isEmpty ? `${open}${close}` : open)];
        return { indent, spans: isEmpty ? [...spans, ...comma] : spans, isContinued: false };
      }
      return { indent, spans: [...name, spanOfValue(value), ...comma], isContinued: false };
    },
    progress({ frame, value, offset }) {
      let done = typeof value === 'string' && offset > 0 ? offset / value.length : 0;
      for (let at = frame; at !== undefined; at = at.parent) done = (at.index + done) / at.size;
      return done;
    },
  };

  function indentOf({ frame, offset }: JsonPlace): number {
    const indent = Math.min((frame?.depth ?? 0) * step, third);
    return offset === 0 ? indent : indent + step;
  }

  /** The part of a text that stands in the row that begins there. Room is left for the quotes and a comma. */
  function cutText(text: string, place: JsonPlace): { readonly end: number } {
    const { offset, frame } = place;
    const name = offset === 0 && frame?.key !== undefined ? keyOf(frame.key).width + 2 : 0;
    const room = Math.max(short, columns - indentOf(place) - name - 3);
    return cutRow(text, { from: offset, to: text.length, columns: room, form: jsonForm });
  }

  function keyOf(key: string): { readonly text: string; readonly width: number } {
    return drawKey(key, { columns: third, form: jsonForm, quote: '"' });
  }

  function nameOf(frame: JsonFrame | undefined): readonly ResultSpan[] {
    if (frame?.key === undefined) return [];
    return [{ text: keyOf(frame.key).text, role: 'key' }, punctuation(': ')];
  }
}

function punctuation(text: string): ResultSpan {
  return { text, role: 'punctuation' };
}
