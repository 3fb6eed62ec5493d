import { quoteForShell, sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import type { TrustedEntry } from './create-trust-store.js';
import { describeEnvironment } from './describe-environment.js';
import { describeServer } from './describe-server.js';
import type { FoundServer } from './find-configured-server.js';
import { findReferences } from './find-references.js';
import { hashEntry } from './hash-entry.js';

export interface ConfirmEntryOptions {
  /** What the user agreed to before. */
  readonly known: TrustedEntry | undefined;
  /** How the reference was typed. */
  readonly typed: string;
}

/**
 * Asks, once for each entry as it is, whether what another file says is to be done: whether a program is started, or a
 * value of the environment sent to where the file says.
 *
 * @throws CliError `FORBIDDEN` where it is not, or nobody can be asked
 */
export async function confirmEntry(
  { server, entry }: FoundServer,
  context: Pick<CommandContext, 'io' | 'output'> & {
    readonly options: {
      readonly yes?: boolean | undefined;
      readonly 'no-input'?: boolean | undefined;
    };
  },
  { known, typed }: ConfirmEntryOptions,
): Promise<void> {
  if (known?.hash === hashEntry(entry)) return;
  const isCommand = 'command' in entry;
  const refers =
    !isCommand && findReferences(JSON.stringify([entry.url, entry.headers])).length > 0;
  if (!isCommand && !refers) return;
  const { io, output, options } = context;
  const does = isCommand ? 'starts this program' : 'sends values of your environment';
  // Escape sequences of a file are as little trusted as those of a server, wherever they go.
  const lines = [describeServer(entry), ...describeEnvironment(entry)].map(
    (line) => `  ${sanitizeLine(line)}`,
  );
  if (options.yes !== true || known !== undefined) {
    const before = known === undefined ? '' : ', and it has changed since you agreed to it';
    output.note(
      `${sanitizeLine(server.name)} of ${sanitizeLine(server.path)} ${does}${before}:\n${lines.join('\n')}`,
    );
  }
  if (options.yes === true) return;
  if (canAsk({ io, options })) {
    const question = isCommand ? 'Start it, now and later?' : 'Send them there, now and later?';
    if (await askYes(io, { question })) return;
    throw new CliError('FORBIDDEN', 'Nothing was started.');
  }
  throw new CliError('FORBIDDEN', `Nobody can be asked here whether to do what ${typed} says.`, {
    hint: `Read it above; then add --yes, or agree to it first: nanda servers trust ${quoteForShell(typed)} --yes`,
  });
}
