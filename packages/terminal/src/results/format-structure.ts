import { fitWidth } from '../text/fit-width.js';
import { measureWidth } from '../text/measure-width.js';
import { sanitizeLine } from '../text/sanitize-line.js';
import type { Style } from '../text/style.js';
import { wrapText } from '../text/wrap-text.js';
import { formatGrid } from './format-grid.js';

export interface StructureOptions {
  /** Columns of the terminal; infinite where nobody looks. */
  readonly width: number;
  readonly style: Style;
}

type Members = Readonly<Record<string, unknown>>;

const step = '  ';
/** Deeper than this it is JSON: nobody reads a tree of that depth. */
const deepest = 5;

/**
 * A JSON value for people: a list of objects as a table, an object as its members one below the other, what is inside of
 * them further to the right. It is safe to show, whoever has written it.
 */
export function formatStructure(value: unknown, { width, style }: StructureOptions): string {
  return format(value, { indent: '', depth: 0 }).join('\n');

  function format(
    part: unknown,
    at: { readonly indent: string; readonly depth: number },
  ): string[] {
    const { indent, depth } = at;
    if (!isBranch(part)) return [leaf(part, indent)];
    if (depth >= deepest) return [fit(indent + JSON.stringify(part))];
    if (Array.isArray(part)) return formatList(part, at);
    const entries = Object.entries(part as Members);
    const names = entries.map(([name]) => sanitizeLine(name));
    const flat = entries.flatMap(([, inside], index) =>
      isBranch(inside) ? [] : [measureWidth(names[index] ?? '').width],
    );
    const column = Math.min(Math.max(0, ...flat), 24);
    return entries.flatMap(([, inside], index) => {
      const name = fitWidth(names[index] ?? '', Math.max(8, Math.min(40, width - indent.length)));
      if (isBranch(inside)) {
        const count = Array.isArray(inside) ? ` (${inside.length})` : '';
        return [
          `${indent}${style.cyan(name)}${count}`,
          ...format(inside, { indent: indent + step, depth: depth + 1 }),
        ];
      }
      const padding = ' '.repeat(Math.max(0, column - measureWidth(name).width) + step.length);
      const hanging = indent.length + Math.max(column, measureWidth(name).width) + step.length;
      const [first = '', ...more] = leaf(inside, ' '.repeat(hanging)).split('\n');
      return [indent + style.cyan(name) + padding + first.slice(hanging), ...more];
    });
  }

  function formatList(
    list: readonly unknown[],
    { indent, depth }: { readonly indent: string; readonly depth: number },
  ): string[] {
    if (list.length > 0 && list.every(isRow)) {
      const names = [...new Set(list.flatMap((row) => Object.keys(row)))];
      const cells = list.map((row) => names.map((name) => cellOf(row[name])));
      const head = names.map((name) => sanitizeLine(name));
      const room = width - indent.length;
      if (head.length > 0 && head.length * 8 <= room) {
        return [formatGrid([head, ...cells], { width, style, indent })];
      }
    }
    return list.flatMap((item) => {
      const [first = '', ...more] = format(item, { indent: indent + step, depth: depth + 1 })
        .join('\n')
        .split('\n');
      return [`${indent}- ${first.slice(indent.length + step.length)}`, ...more];
    });
  }

  function leaf(part: unknown, indent: string): string {
    if (typeof part !== 'string') return indent + JSON.stringify(part);
    // A line feed in a text is kept; each line is made safe by itself.
    const text = part
      .split(/\r?\n/)
      .map((line) => sanitizeLine(line))
      .join('\n');
    const room = Math.max(width, indent.length + 20);
    return wrapText(text, { width: room, hanging: indent.length });
  }

  function fit(line: string): string {
    return fitWidth(sanitizeKeepingIndent(line), width);
  }
}

function sanitizeKeepingIndent(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return indent + sanitizeLine(line);
}

/** What has something inside; an empty list or object is shown like a value. */
function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** What makes a row of a table: an object whose members are short enough to stand in a cell. */
function isRow(value: unknown): value is Members {
  return (
    isBranch(value) &&
    !Array.isArray(value) &&
    Object.values(value as Members).every((member) => cellOf(member).length <= 60)
  );
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return sanitizeLine(typeof value === 'string' ? value : JSON.stringify(value));
}
