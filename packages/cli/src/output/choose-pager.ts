import { measureWidth } from '@nanda/terminal';
import type { CommandLineIo } from '../io/command-line-io.js';

/**
 * The command of the pager for a text, where it has more lines than the screen and there is to be one: `NANDA_PAGER`, else
 * `PAGER`, else less. An empty one and `cat` mean none.
 */
export function choosePager(
  text: string,
  { stdout, env }: Pick<CommandLineIo, 'stdout' | 'env'>,
): string | undefined {
  if (stdout.isTTY !== true || stdout.fd === undefined || env['TERM'] === 'dumb') return undefined;
  const pager = (env['NANDA_PAGER'] ?? env['PAGER'] ?? 'less -FIRX').trim();
  if (pager === '' || pager === 'cat') return undefined;
  const { rows = 0, columns = 0 } = stdout;
  return rows > 0 && countRows(text, { columns: columns || 80, atMost: rows }) >= rows
    ? pager
    : undefined;
}

function countRows(
  text: string,
  { columns, atMost }: { readonly columns: number; readonly atMost: number },
): number {
  let count = 0;
  for (const line of text.split('\n')) {
    // No more than fits the screen is looked at.
    const start = line.slice(0, 2 * columns * atMost).replaceAll(/\u001b\[\d+m/g, '');
    const { width } = measureWidth(start);
    count += Math.max(1, Math.ceil(width / columns));
    if (count > atMost) break;
  }
  return count;
}
