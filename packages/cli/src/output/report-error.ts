import { sanitizeForTerminal, wrapWords } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import { splitHint } from '../errors/split-hint.js';
import { wantsDebug } from '../errors/wants-debug.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from './output.js';

/** Says what went wrong, to a person and where it is wanted as JSON, and gives the exit code. */
export function reportError(
  error: unknown,
  {
    output,
    io,
    asEvent = false,
    isLine = false,
  }: {
    readonly output: Output;
    readonly io: CommandLineIo;
    /** As the last line of a stream of JSON events. @default false */
    readonly asEvent?: boolean;
    /** As the last of several documents that are a line each. @default false */
    readonly isLine?: boolean;
  },
): number {
  const document = describeError(error);
  const clean = io.stderr.isTTY === true ? sanitizeForTerminal : (text: string) => text;
  const [first = '', ...more] = clean(document.message).split('\n');
  const { red, dim } = output.noteStyle;
  const width = io.stderr.isTTY === true ? io.stderr.columns || 80 : Number.POSITIVE_INFINITY;
  output.note(wrapWords(`${red('error:')} ${first}`, { width, hanging: 7 }));
  for (const line of more) output.note(`  ${line}`);
  if (document.hint !== undefined) {
    const { text, command } = splitHint(clean(document.hint));
    if (text !== undefined) output.note(dim(wrapWords(`  ${text}`, { width, hanging: 2 })));
    // Not wrapped: a command has to be copied whole.
    if (command !== undefined) io.stderr.write(`  ${dim('try:')} ${command}\n`);
  }
  if (error instanceof Error && error.stack && wantsDebug(io.env, 'errors')) {
    output.note(clean(error.stack));
  }
  const whole = error instanceof CliError ? error.document : undefined;
  if (output.json && whole !== undefined) output.document(whole);
  else if (output.json && asEvent)
    output.document({ type: 'error', error: document }, { oneLine: true });
  else if (output.json) output.document({ error: document }, { oneLine: isLine });
  return error instanceof CliError ? error.exitCode : 1;
}
