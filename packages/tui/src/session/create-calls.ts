import type { ExecutionEvent, ToolResult } from '@nanda/sdk';
import type { InteractiveClient } from '../client/interactive-client.js';
import type { CallRequest } from '../commands/command-context.js';
import { createCallLimit } from './create-call-limit.js';
import type { CallProgress } from './call-progress.js';
import type { SessionStore } from './create-store.js';
import { describeFailure } from './describe-failure.js';
import { textOfLog } from './text-of-log.js';
import { throttleLatest } from './throttle-latest.js';

const progressInterval = 100;
/** Characters of what a tool says of its progress: it has one row. */
const longestMessage = 1000;

/** Options of {@link createCalls}. */
export interface CreateCallsOptions {
  client: InteractiveClient;
  store: SessionStore;
  now: () => number;
}

/** The calls of tools of one session. */
export interface Calls {
  /** Calls a tool and takes note of all that becomes of it, to its end. Rejects as the client does. */
  start(request: CallRequest & { signal: AbortSignal; runId: string }): Promise<ToolResult>;
}

/** Makes the one who calls tools and keeps the session's runs, questions and logs. */
export function createCalls({ client, store, now }: CreateCallsOptions): Calls {
  return {
    async start({ connectionId, serviceName, tool, parameters, signal, runId, onEvent }) {
      const { dispatch } = store;
      const progress = throttleLatest<CallProgress>(
        (step) => dispatch({ type: 'run-progressed', runId, progress: step }),
        { interval: progressInterval },
      );
      const { timeout } = store.state.settings;
      const limit = createCallLimit({ signal, timeout, tool });
      let executionId: string | undefined;
      dispatch({
        type: 'run-started',
        run: {
          id: runId,
          executionId,
          connectionId,
          serviceName,
          tool,
          parameters,
          state: 'running',
          startedAt: now(),
          endedAt: undefined,
          progress: null,
          logs: [],
          result: undefined,
          failure: undefined,
        },
      });

      function follow(event: ExecutionEvent): void {
        // Also one that is made once more, with a proof.
        if (executionId !== event.executionId) {
          ({ executionId } = event);
          dispatch({ type: 'run-named', runId, executionId });
        }
        switch (event.type) {
          case 'progress':
            progress.push({
              progress: event.progress,
              total: event.total,
              message: event.message?.slice(0, longestMessage),
            });
            break;
          case 'log': {
            const text = textOfLog(event);
            const { level, timestamp: at } = event;
            dispatch({ type: 'run-logged', runId, log: { level, text } });
            const source = `${serviceName} ${tool}`;
            dispatch({ type: 'logged', line: { at, source, level, text } });
            break;
          }
          case 'input_required': {
            const { key, kind, request, expiresAt } = event;
            limit.lift();
            dispatch({ type: 'run-asked', runId });
            dispatch({
              type: 'question-asked',
              question: {
                executionId: event.executionId,
                key,
                kind,
                request,
                expiresAt,
                serviceName,
                tool,
                isPutOff: false,
              },
            });
            break;
          }
          default:
            break;
        }
        onEvent?.(event);
      }

      try {
        const call = { connectionId, tool, parameters: { ...parameters }, signal: limit.signal };
        const result = await client.call({ ...call, onEvent: follow });
        progress.cancel();
        dispatch({ type: 'run-completed', runId, result, at: now() });
        return result;
      } catch (cause) {
        const error = limit.explain(cause);
        progress.cancel();
        if (signal.aborted) dispatch({ type: 'run-cancelled', runId, at: now() });
        else dispatch({ type: 'run-failed', runId, failure: describeFailure(error), at: now() });
        throw error;
      } finally {
        limit.lift();
        if (executionId !== undefined) dispatch({ type: 'questions-gone', executionId });
      }
    },
  };
}
