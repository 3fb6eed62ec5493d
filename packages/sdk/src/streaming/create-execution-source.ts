import type { ToolResult } from '@nanda/protocol';
import { checkNumber } from '../config/check-number.js';
import type { ExecuteOptions } from '../execute-options.js';
import { loadLater } from '../load-later.js';
import type { ExecutionRun } from './execution-run.js';
import type { ExecutionToFollow } from './execution-to-follow.js';
import type { ToolStreamSource } from './tool-stream-source.js';

/** What {@link createExecutionSource} is made of. */
export interface ExecutionSourceParameters extends Omit<ExecutionToFollow, 'onEndFailure'> {
  readonly options: ExecuteOptions;
  readonly settle: (result: ToolResult) => ToolResult;
}

/**
 * The events of an execution of its own. What reads them is loaded with the first one: many programs never stream.
 *
 * @throws ConfigurationError for a number that cannot be used.
 */
export function createExecutionSource({
  settle,
  ...execution
}: ExecutionSourceParameters): ToolStreamSource {
  const { transport, options } = execution;
  const { resumeTimeout } = options;
  if (resumeTimeout !== undefined)
    checkNumber(resumeTimeout, { name: 'resumeTimeout', minimum: 0 });
  let isWanted = true;
  let loading: Promise<ExecutionRun> | undefined;
  const onEndFailure = (error: unknown): void =>
    transport.logger.warn(`An execution may still run: ${String(error)}`);

  async function load(): Promise<ExecutionRun> {
    const { ExecutionRun: Run } = await loadLater();
    const call = execution.call && { ...execution.call, isWanted: () => isWanted };
    return new Run({ ...execution, call, onEndFailure });
  }

  return {
    settle,
    onEndFailure,
    signal: options.signal,
    take: async () => {
      loading ??= load();
      return (await loading).take();
    },
    end: async () => {
      // Before anything else: what has not been sent yet must not be.
      isWanted = false;
      await (await loading)?.end();
    },
    letGo: async () => (await loading)?.letGo(),
  };
}
