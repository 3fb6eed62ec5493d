import { fitWidth, formatColumns, sanitizeLine } from '@nanda/terminal';
import { stringify } from 'yaml';
import type { OutputFormat } from './output-format.js';
import { rowsOf } from './rows-of.js';

export interface RenderDataOptions {
  /** Columns of the screen, to which the lines of a table are cut. */
  readonly width?: number | undefined;
  /** Whether the members were chosen: then a table has all of them, else those that fit into a cell. */
  readonly isChosen?: boolean | undefined;
}

/** A document in a format for programs other than JSON, without its last line feed. */
export function renderData(
  document: unknown,
  format: OutputFormat,
  { width = Number.POSITIVE_INFINITY, isChosen = false }: RenderDataOptions = {},
): string {
  switch (format) {
    case 'yaml':
      return stringify(document).trimEnd();
    case 'jsonl':
      return rowsOf(document)
        .map((row) => JSON.stringify(row))
        .join('\n');
    case 'csv':
      return table(document, { cellOf })
        .map((row) => row.map(quoteForCsv).join(','))
        .join('\n');
    case 'table': {
      const rows = table(document, { cellOf: shortCellOf, isShort: !isChosen });
      return formatColumns(rows.map((row) => row.map((cell) => sanitizeLine(cell))))
        .split('\n')
        .map((line) => (Number.isFinite(width) ? fitWidth(line, width) : line))
        .join('\n');
    }
    default:
      return JSON.stringify(document, undefined, 2);
  }
}

interface TableOptions {
  readonly cellOf: (value: unknown) => string;
  /** Without the members that have others in them, or nothing in any row. */
  readonly isShort?: boolean;
}

/** Names of the members, then the rows. */
function table(document: unknown, { cellOf: toCell, isShort = false }: TableOptions): string[][] {
  const rows = rowsOf(document).map((row) =>
    typeof row === 'object' && row !== null && !Array.isArray(row)
      ? (row as Record<string, unknown>)
      : { value: row },
  );
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const short = isShort
    ? all.filter(
        (name) =>
          !rows.some((row) => isNested(row[name])) && rows.some((row) => toCell(row[name]) !== ''),
      )
    : all;
  const names = short.length > 0 ? short : all;
  if (isShort) names.sort((one, other) => placeOf(one) - placeOf(other));
  return [names, ...rows.map((row) => names.map((name) => toCell(row[name])))];
}

/** Where lines are cut, what people know a thing by is left, and the ids of others are not. */
function placeOf(name: string): number {
  if (name === 'name') return 0;
  if (name === 'id') return 1;
  return name.endsWith('Id') ? 3 : 2;
}

function isNested(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) || value.some((one) => typeof one === 'object' && one !== null);
}

/** As people read it: a list of words has no brackets. */
function shortCellOf(value: unknown): string {
  return Array.isArray(value) && !isNested(value) ? value.map(cellOf).join(', ') : cellOf(value);
}

/** What is no plain value is JSON. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** RFC 4180. */
function quoteForCsv(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
