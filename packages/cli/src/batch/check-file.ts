import { CliError } from '../errors/cli-error.js';
import type { BadLine } from './batch-call.js';
import type { CheckLine, PlacedLine } from './create-line-checker.js';

export interface CheckedFile {
  /** Lines that are calls, good ones or not. */
  readonly total: number;
}

/** Bad lines that are told of. */
const mostTold = 20;

/**
 * Reads all lines before anything is called.
 *
 * @throws CliError `INVALID_PARAMETERS` with every bad line, unless they may be left out
 */
export async function checkFile(
  lines: AsyncIterable<PlacedLine>,
  { check, mayBeBad }: { readonly check: CheckLine; readonly mayBeBad: boolean },
): Promise<CheckedFile> {
  const told: BadLine[] = [];
  let [total, bad] = [0, 0];
  for await (const line of lines) {
    const checked = await check(line);
    total += 1;
    if (!('problems' in checked)) continue;
    bad += 1;
    if (told.length < mostTold) told.push(checked);
  }
  if (bad === 0 || mayBeBad) return { total };
  const listed = told.map(({ line, problems }) => `line ${line}: ${problems.join(' ')}`);
  const more = bad > told.length ? [`and ${bad - told.length} more`] : [];
  throw new CliError('INVALID_PARAMETERS', ['Nothing was called:', ...listed, ...more].join('\n'), {
    details: { lines: told.map(({ line, problems }) => ({ line, problems })) },
    hint: 'Call the others: --keep-going',
  });
}
