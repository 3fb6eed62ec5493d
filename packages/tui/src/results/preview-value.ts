import { countMembers } from './count-members.js';
import { drawKey } from './draw-key.js';
import { isContainer } from './is-container.js';
import { jsonForm } from './json-form.js';
import { memberAt } from './member-at.js';
import { spanOfValue } from './span-of-value.js';

export interface PreviewValueOptions {
  /** Characters that are enough; a few more may come. */
  readonly length: number;
}

/** What is deeper is `…`. */
const deepest = 3;
/** Of a text or a name inside of something. */
const longestInside = 40;

/** The beginning of a JSON value on one line, safe to show. Takes as long as what is shown of it, however much there is. */
export function previewValue(value: unknown, { length }: PreviewValueOptions): string {
  return preview(value, { depth: 0, room: length });

  function preview(
    part: unknown,
    { depth, room }: { readonly depth: number; readonly room: number },
  ): string {
    if (typeof part === 'string') {
      const columns = Math.max(1, depth === 0 ? room : Math.min(room, longestInside));
      return drawKey(part, { columns, form: jsonForm, quote: '"' }).text;
    }
    if (!isContainer(part)) return spanOfValue(part).text;
    const [open, close] = Array.isArray(part) ? ['[', ']'] : ['{', '}'];
    const count = countMembers(part);
    if (count > 0 && depth >= deepest) return `${open}…${close}`;
    let text = open;
    for (let index = 0; index < count; index += 1) {
      const separator = index === 0 ? '' : ', ';
      if (text.length + separator.length >= room) return `${text}${separator}…${close}`;
      const { key, value: inside } = memberAt(part, index);
      const name =
        key === undefined
          ? ''
          : `${drawKey(key, { columns: longestInside, form: jsonForm }).text}: `;
      text += separator + name;
      text += preview(inside, { depth: depth + 1, room: room - text.length });
    }
    return text + close;
  }
}
