import { quoteForShell } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';

/** What `connect`, `info` and `open` were given, as the id or name to ask for: a number is a row of the last listing. */
export async function resolveService(
  typed: string,
  { state, program }: Pick<CommandContext, 'state' | 'program'>,
): Promise<string> {
  if (typed.trim() === '') {
    throw new CliError('USAGE_ERROR', 'The name of the service is empty.', {
      hint: `Find it first: ${program} search <words>`,
    });
  }
  if (/^https?:\/\//.test(typed)) {
    throw new CliError('USAGE_ERROR', 'A URL is nothing that a catalog knows.', {
      hint: `Connect to it, and it is one of your own servers: nanda connect ${quoteForShell(typed)}`,
    });
  }
  if (!/^\d{1,3}$/.test(typed)) return typed;
  const listing = await state.lastListing();
  const row = listing[Number(typed) - 1];
  if (row !== undefined) return row.id;
  const problem =
    listing.length === 0
      ? `There is no listing yet that row ${typed} could be of.`
      : `The last listing has ${listing.length === 1 ? '1 row' : `${listing.length} rows`}, so there is no row ${typed}.`;
  throw new CliError('USAGE_ERROR', problem, {
    hint: `List services first: ${program} search <words>`,
  });
}
