import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { sanitizeForTerminal } from '../text/sanitize-for-terminal.js';
import { wrapWords } from '../text/wrap-words.js';
import type { Output } from './output.js';

/** Says what went wrong, to a person and where it is wanted as JSON, and gives the exit code. */
export function reportError(
  error: unknown,
  {
    output,
    io,
    asEvent = false,
  }: {
    readonly output: Output;
    readonly io: CommandLineIo;
    /** As the last line of a stream of JSON events. @default false */
    readonly asEvent?: boolean;
  },
): number {
  const document = describeError(error);
  const clean = io.stderr.isTTY === true ? sanitizeForTerminal : (text: string) => text;
  const [first = '', ...more] = clean(document.message).split('\n');
  const { red, dim } = output.noteStyle;
  const width = io.stderr.isTTY === true ? io.stderr.columns || 80 : Number.POSITIVE_INFINITY;
  output.note(wrapWords(`${red('error:')} ${first}`, { width, hanging: 7 }));
  for (const line of more) output.note(`       ${line}`);
  if (document.hint !== undefined) {
    output.note(dim(wrapWords(`  ${clean(document.hint)}`, { width, hanging: 2 })));
  }
  if (io.env['NANDA_DEBUG'] && error instanceof Error && error.stack) output.note(error.stack);
  if (output.json && asEvent)
    output.document({ type: 'error', error: document }, { oneLine: true });
  else if (output.json) output.document({ error: document });
  return error instanceof CliError ? error.exitCode : 1;
}
