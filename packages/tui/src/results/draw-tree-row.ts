import { plural } from '@nanda/terminal';
import { countMembers } from './count-members.js';
import { drawKey } from './draw-key.js';
import { isContainer } from './is-container.js';
import { jsonForm } from './json-form.js';
import { previewValue } from './preview-value.js';
import type { ResultRow, ResultSpan } from './result-row.js';
import { spanOfValue } from './span-of-value.js';
import type { TreeRow } from './tree-row.js';

const step = 2;

/** A node of a tree: whether it is open, its name, how much is in it, and the beginning of that. */
export function drawTreeRow(
  { depth, name, value, isOpen }: TreeRow,
  { columns }: { readonly columns: number },
): ResultRow {
  const third = Math.max(4, Math.floor(columns / 3));
  const indent = Math.min(depth * step, third);
  const count = countMembers(value);
  const mark: ResultSpan = {
    text: count === 0 ? '  ' : isOpen ? '▾ ' : '▸ ',
    role: 'accent',
  };
  const key = drawKey(String(name ?? 'result'), { columns: third, form: jsonForm });
  const room = columns - indent - step - key.width - step;
  const head: ResultSpan[] = [mark, { text: key.text, role: 'key' }, { text: '  ' }];
  return { indent, spans: [...head, ...contents(value, { isOpen, room })], isContinued: false };
}

function contents(
  value: unknown,
  { isOpen, room }: { readonly isOpen: boolean; readonly room: number },
): readonly ResultSpan[] {
  if (typeof value === 'string') return textSpans(value, room);
  if (!isContainer(value)) return [spanOfValue(value)];
  const count = countMembers(value);
  if (count === 0) return [{ text: Array.isArray(value) ? '[]' : '{}', role: 'punctuation' }];
  const size = plural(count, Array.isArray(value) ? 'item' : 'key');
  const left = room - size.length - step;
  if (isOpen || left < 8) return [{ text: size, role: 'muted' }];
  const preview = previewValue(value, { length: left - 4 });
  return [
    { text: size, role: 'muted' },
    { text: `  ${preview}`, role: 'punctuation' },
  ];
}

/** A text that does not fit, with how long it is. */
function textSpans(text: string, room: number): readonly ResultSpan[] {
  const whole = drawKey(text, { columns: Math.max(1, room - 2), form: jsonForm, quote: '"' });
  if (!whole.text.endsWith('…"')) return [{ text: whole.text, role: 'string' }];
  const length = `  ${plural(text.length, 'character')}`;
  const columns = Math.max(1, room - 3 - length.length);
  const { text: start } = drawKey(text, { columns, form: jsonForm, quote: '"' });
  return [
    { text: start, role: 'string' },
    { text: length, role: 'muted' },
  ];
}
