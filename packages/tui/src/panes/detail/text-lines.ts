import { sanitizeForTerminal, sanitizeLine } from '@nanda/terminal';
import { breakLines } from '../../frame/break-lines.js';
import type { DetailLine, DetailRole } from './detail-line.js';

/** More of a single text is not read here. In characters. */
const most = 4000;

/** {@link textLines}' second argument. */
export interface TextLinesOptions {
  columns: number;
  role?: DetailRole;
  /** Columns that all lines stand from the left. Default 0. */
  indent?: number;
  /** Whether its own line feeds are kept. Default false. */
  isProse?: boolean;
}

/** A stranger's text in lines that are safe and fit; of one without an end, its beginning. */
export function textLines(
  text: string,
  { columns, role = 'text', indent = 0, isProse = false }: TextLinesOptions,
): readonly DetailLine[] {
  const part = text.length > most ? `${text.slice(0, most)}…` : text;
  const safe = isProse ? sanitizeForTerminal(part).trim() : sanitizeLine(part);
  if (safe === '') return [];
  const space = ' '.repeat(indent);
  const lines = breakLines(safe, { width: Math.max(1, columns - indent) });
  return lines.map((line) => (line === '' ? [] : [{ text: space + line, role }]));
}
