import { reasonOf } from '../../core/reason-of.js';
import type { RowGroup } from '../rows/row-group.js';
import { findList } from './find-list.js';
import { parseLine } from './parse-line.js';
import { UnreadableContentError } from '../unreadable-content-error.js';

/**
 * The rows in the text of a whole file: JSON, JSON Lines under whatever name, or YAML.
 *
 * @throws UnreadableContentError where it is none of these; the message names the line and quotes nothing.
 */
export async function parseDocument(
  text: string,
  { format }: { readonly format: 'json' | 'yaml' },
): Promise<RowGroup> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return { unit: 'row', rows: [] };
  if (format === 'yaml') {
    // It takes longer to load than all the rest of a start, and few need it.
    const { parseYaml } = await import('./parse-yaml.js');
    return numbered(findList(parseYaml(content)));
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (!looksLikeLines(content)) throw new UnreadableContentError(describe({ error, content }));
    const lines = content.split('\n').map((line, index) => parseLine(line, { number: index + 1 }));
    return { unit: 'line', rows: lines.filter((row) => row !== undefined) };
  }
  return numbered(findList(value));
}

function numbered(list: readonly unknown[]): RowGroup {
  return { unit: 'row', rows: list.map((row, index) => ({ number: index + 1, row })) };
}

/** One line that is an object by itself is enough: a broken first line must not cost the file. */
function looksLikeLines(content: string): boolean {
  return content.split('\n', 50).some((line, index) => {
    const row = line.trimStart().startsWith('{') ? parseLine(line, { number: index }) : undefined;
    return row !== undefined && row.problem === undefined;
  });
}

function describe({ error, content }: { error: unknown; content: string }): string {
  const position = /position (\d+)/.exec(reasonOf(error))?.[1];
  if (position === undefined) return 'it is not valid JSON';
  return `it is not valid JSON (line ${content.slice(0, Number(position)).split('\n').length})`;
}
