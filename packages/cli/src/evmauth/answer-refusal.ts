import { createHash } from 'node:crypto';
import type { ResultEvent, ToolAuth, ToolExecutionOptions } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import type { ExecutionEnd } from '../execution/follow-execution.js';
import type { ProgressDisplay } from '../execution/progress-display.js';
import type { toolOptions } from '../execution/tool-options.js';
import type { OptionValues } from '../options/option-table.js';
import type { Output } from '../output/output.js';
import { createProofDesk } from './create-proof-desk.js';
import { findClockSkew } from './find-clock-skew.js';
import { withStopSignal } from './with-stop-signal.js';

export interface AnswerRefusalOptions {
  readonly context: CommandContext<typeof toolOptions>;
  readonly connectionId: string;
  readonly label: string;
  readonly toolName: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** With which the call was made. */
  readonly options: ToolExecutionOptions | undefined;
  /** Those of the command line, wherever they stood. */
  readonly typed: Partial<OptionValues<typeof toolOptions>>;
  readonly output: Output;
  readonly display: ProgressDisplay | undefined;
  readonly note: (text: string) => void;
  /** Makes the call once more. */
  readonly follow: (changes: {
    readonly auth: ToolAuth;
    readonly options: ToolExecutionOptions | undefined;
  }) => Promise<ExecutionEnd>;
}

/**
 * What a call comes to whose result may ask for a proof: the same call with one, made once. The same result where it asks
 * for none.
 *
 * @throws CliError as a proof desk does
 */
export async function answerRefusal(
  refused: ResultEvent,
  options: AnswerRefusalOptions,
): Promise<ExecutionEnd> {
  const { context, connectionId, label, toolName, parameters, typed } = options;
  const { output, display, note, follow } = options;
  const { io } = context;
  const clockSkew = findClockSkew(refused.timestamp, { at: Date.now() });
  const desk = createProofDesk(context, {
    wallet: typed.wallet,
    output,
    noInput: typed['no-input'],
    note,
    hold: () => display?.hold(),
  });
  const call = { connectionId, label, toolName, parameters, clockSkew };
  const auth = await withStopSignal(io, (signal) =>
    desk.answer(refused.result, { ...call, isProven: false, signal }),
  );
  if (auth === undefined) return refused;
  const end = await follow({ auth, options: withOwnKey(options.options) });
  if (end.type !== 'result') return end;
  // Gives none for a call that was made with one: it is a result, or throws.
  await withStopSignal(io, (signal) =>
    desk.answer(end.result, { ...call, isProven: true, signal }),
  );
  return end;
}

/** Another call needs another key, and the same one each time: one that is repeated with its key calls nothing. */
function withOwnKey(options: ToolExecutionOptions | undefined): ToolExecutionOptions | undefined {
  const { idempotencyKey } = options ?? {};
  if (idempotencyKey === undefined) return options;
  const hash = createHash('sha256').update(idempotencyKey).digest('hex');
  return { ...options, idempotencyKey: `evmauth-${hash}` };
}
