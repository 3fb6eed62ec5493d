import { createHash } from 'node:crypto';
import type { ToolExecutionOptions } from '@nanda/protocol';
import type { CliError } from '../errors/cli-error.js';
import type { ExecutionEnd } from '../execution/follow-execution.js';
import { letIn, type LetInOptions } from './let-in.js';

export interface LetInAnewOptions extends LetInOptions {
  /** With which the call was made. */
  readonly options: ToolExecutionOptions | undefined;
  /** Makes the call once more. */
  readonly follow: (changes: {
    readonly options: ToolExecutionOptions | undefined;
  }) => Promise<ExecutionEnd>;
}

/**
 * What a call comes to whose service has refused it: where the user agrees to what it wants, the same call, made once more.
 *
 * @throws CliError the refusal, with the way to be let in, where nobody can be asked
 */
export async function letInAnew(
  refusal: CliError,
  { options, follow, ...asked }: LetInAnewOptions,
): Promise<ExecutionEnd> {
  await letIn(refusal, asked);
  return follow({ options: withOwnKey(options) });
}

/** Another call needs another key, and the same one each time: one that is repeated with its key calls nothing. */
function withOwnKey(options: ToolExecutionOptions | undefined): ToolExecutionOptions | undefined {
  const { idempotencyKey } = options ?? {};
  if (idempotencyKey === undefined) return options;
  const hash = createHash('sha256').update(idempotencyKey).digest('hex');
  return { ...options, idempotencyKey: `authorized-${hash}` };
}
