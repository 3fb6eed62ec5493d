import { isObject } from '../core/is-object.js';
import { reasonOf } from '../core/reason-of.js';
import type { PlacedRow } from './rows/read-rows.js';

const listKeys = ['services', 'servers', 'data', 'results', 'entries'] as const;

/**
 * Finds the rows in a file's text: a JSON list, an object that holds one, a single row, or JSON Lines.
 *
 * @throws SyntaxError where it is none of these; the message names the line and quotes nothing.
 */
export function parseRows(text: string): Iterable<PlacedRow> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (!looksLikeLines(content)) throw new SyntaxError(describe({ error, content }));
    return parseLines(content);
  }
  return numberRows(findList(value));
}

function findList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    for (const key of listKeys) if (Array.isArray(value[key])) return value[key];
    if ('name' in value || 'server' in value) return [value];
  }
  throw new SyntaxError(
    `it holds no list of services (a list, or an object with one as ${listKeys.slice(0, 3).join(', ')})`,
  );
}

function* numberRows(rows: readonly unknown[]): Generator<PlacedRow> {
  for (const [index, row] of rows.entries()) yield { place: `row ${index + 1}`, row };
}

function* parseLines(content: string): Generator<PlacedRow> {
  let number = 0;
  for (const line of content.split('\n')) {
    number += 1;
    if (line.trim() === '') continue;
    const place = `line ${number}`;
    try {
      yield { place, row: JSON.parse(line) as unknown };
    } catch {
      yield { place, problem: 'it is not valid JSON' };
    }
  }
}

/** One line that is an object by itself is enough: a broken first line must not cost the file. */
function looksLikeLines(content: string): boolean {
  return content.split('\n', 50).some((line) => line.trimStart().startsWith('{') && isJson(line));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function describe({ error, content }: { error: unknown; content: string }): string {
  const position = /position (\d+)/.exec(reasonOf(error))?.[1];
  if (position === undefined) return 'it is not valid JSON';
  return `it is not valid JSON (line ${content.slice(0, Number(position)).split('\n').length})`;
}
