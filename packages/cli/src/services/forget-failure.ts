import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { dropServer } from '../servers/drop-server.js';
import type { ConnectTarget } from './connect-target.js';

/** What was mistyped, or does not run, is nothing to keep: takes back what `connect` has added, and fails. */
export async function forgetFailure(
  error: unknown,
  { own, kept, note, isCommand = false, words = '…' }: ConnectTarget,
  { output, settings }: Pick<CommandContext, 'output' | 'settings'>,
): Promise<never> {
  if (own === undefined) throw error;
  const isNew = kept?.isNew === true;
  // One that wants credentials is there: the next try has them.
  const isThere = error instanceof CliError && error.code === 'SERVICE_AUTH_REQUIRED';
  if (isNew && !isThere) await dropServer(own, { path: settings.background.serversFile });
  else if (note !== undefined) output.note(output.noteStyle.dim(note));
  if (!(error instanceof CliError) || error.code === 'CANCELLED') throw error;
  const { code, message, details, retryable } = error;
  const said = isCommand && code === 'CONNECTION_FAILED' ? `nanda logs ${own}` : undefined;
  const hint =
    isNew && !isThere
      ? said === undefined
        ? `It was not added. To add it all the same: nanda servers add ${own} ${words}`
        : `It was not added. What it wrote: ${said}`
      : said === undefined
        ? error.hint?.replaceAll('<service>', own)
        : `See what it wrote: ${said}`;
  throw new CliError(code, message, { details, hint, retryable, cause: error });
}
