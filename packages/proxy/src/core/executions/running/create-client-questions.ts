import type { McpAnswer, McpRequest } from '../../mcp-message.js';
import { untilAborted } from '../../until-aborted.js';
import { withDeadline } from '../../with-deadline.js';
import type { CallerWait } from './create-caller-wait.js';
import type { Parking } from './create-parking.js';

export interface ClientQuestionsOptions {
  /** Asks the MCP client. */
  readonly ask: (request: McpRequest) => Promise<McpAnswer>;
  readonly wait: CallerWait;
  readonly parking: Parking;
  readonly connectionId: string;
  /** Milliseconds that a question waits for its answer. */
  readonly timeout: number;
}

/**
 * What a service asks an MCP client in the course of one request: bounded in number and in time. A question that
 * has no answer is answered with an error; nothing rejects but with the reason of the question's own signal.
 */
export function createClientQuestions(
  options: ClientQuestionsOptions,
): (request: McpRequest) => Promise<McpAnswer> {
  const { ask, wait, parking, connectionId, timeout } = options;
  let open = 0;

  async function put(request: McpRequest): Promise<McpAnswer> {
    const deadline = withDeadline(timeout, {
      signal: request.signal,
      reason: () => new Error('Nobody answered in time.'),
    });
    const { signal } = deadline;
    try {
      return await untilAborted(ask({ ...request, signal }), signal);
    } catch {
      request.signal.throwIfAborted();
      return signal.aborted ? notInTime : notAnswered;
    } finally {
      deadline.release();
    }
  }

  return async (request) => {
    // A call that waits takes one place, however much it asks.
    if (open === 0 && !parking.enter(connectionId)) return tooMany;
    open += 1;
    try {
      return await wait.during(() => put(request));
    } finally {
      open -= 1;
      if (open === 0) parking.leave(connectionId);
    }
  };
}

const tooMany = refusal(-32603, 'Too many requests wait for clients already. Try again later.');
const notInTime = refusal(-32001, 'The client did not answer in time.');
const notAnswered = refusal(-32603, 'The client could not be asked.');

function refusal(code: number, message: string): McpAnswer {
  return { error: { code, message } };
}
