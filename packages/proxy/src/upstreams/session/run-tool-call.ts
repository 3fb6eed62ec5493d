import { LOG_LEVEL_META_KEY } from '@modelcontextprotocol/client';
import type { Root, ToolResult } from '@nanda/protocol';

import type { UpstreamCallRequest } from '../../core/connections/upstream-connector.js';
import { isObject } from '../../core/is-object.js';
import { createLostError } from '../errors/create-lost-error.js';
import { findRpcError } from '../errors/find-rpc-error.js';
import type { RpcErrorObject } from '../errors/rpc-error.js';
import { answerForCall } from '../inputs/answer-for-call.js';
import type { Completions } from '../inputs/create-completions.js';
import { createInputRounds, type InputRounds } from '../inputs/create-input-rounds.js';
import { createUrlVisits, type UrlVisits } from '../inputs/create-url-visits.js';
import type { Introduction } from '../inputs/introduction.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { readToolResult } from '../tools/read-tool-result.js';
import type { Calls } from './create-calls.js';
import type { Channel } from './create-channel.js';
import { createToolListener } from './create-tool-listener.js';
import type { ToolList } from './create-tool-list.js';
import type { SessionFacts } from './session-facts.js';
import { callAsTask } from './tasks/call-as-task.js';
import { takesTask } from './tasks/takes-task.js';
import type { Wire } from './wire.js';

export interface ToolCallContext {
  readonly channel: Channel;
  readonly wire: Pick<Wire, 'requestOf'>;
  readonly calls: Calls;
  readonly completions: Completions;
  /** What was declared. */
  readonly introduction: Introduction;
  readonly roots?: readonly Root[] | undefined;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  readonly facts: Pick<SessionFacts, 'era' | 'capabilities'>;
  readonly isResumed: boolean;
  /** Aborted when the session is over: nobody has to answer for it any more. Its reason is why. */
  readonly over: AbortSignal;
  readonly toolList: ToolList;
}

const headerMismatch = -32_020;
const urlElicitationRequired = -32_042;
const maximumUrlRounds = 8;

/**
 * One call of a tool, over as many requests as the service makes of it: it may ask for input and be called again with the
 * answers, want a page to be visited first, or have changed which parameters it wants to see in header fields.
 */
export async function runToolCall(
  request: UpstreamCallRequest,
  context: ToolCallContext,
): Promise<ToolResult> {
  const { channel, wire, name, facts } = context;
  const isModern = facts.era === 'modern';
  const { parameters, signal, resumeAt } = request;
  const call = context.calls.begin(createToolListener(request));
  const { kinds } = context.introduction;
  let { tool } = request;
  let more: Readonly<Record<string, unknown>> = {};
  let urlRounds = 0;
  let hasListed = false;
  let visits: UrlVisits | undefined;
  let rounds: InputRounds | undefined;

  const send = (): Promise<unknown> => {
    const id = channel.createId();
    call.carry(id);
    const message = {
      id,
      method: 'tools/call',
      params: { name: tool.name, arguments: parameters, ...more },
      meta: isModern ? { progressToken: id, [LOG_LEVEL_META_KEY]: 'info' } : { progressToken: id },
      headers:
        request.headers === undefined
          ? context.toolList.mirror?.(tool, parameters)
          : { ...context.toolList.mirror?.(tool, parameters), ...request.headers },
    };
    return takesTask(tool, facts)
      ? callAsTask(message, { ...context, call, signal })
      : channel.request({ ...message, signal, onPosition: request.onPosition });
  };

  const takeUp = (position: string): Promise<unknown> => {
    const id = context.isResumed ? wire.requestOf(position) : undefined;
    if (id === undefined) throw createLostError(name);
    call.carry(id);
    const { onPosition } = request;
    return channel.request({ id, method: 'tools/call', signal, onPosition, resumeAt: position });
  };

  /** Whether the refusal is one that another try may mend, after what was done here. */
  const mend = async (refusal: RpcErrorObject): Promise<boolean> => {
    // What is only taken up was asked by a process that is gone, and its parameters with it.
    if (resumeAt !== undefined) return false;
    if (refusal.code === headerMismatch && context.toolList.mirror && !hasListed) {
      hasListed = true;
      const tools = await context.toolList.list(signal);
      const fresh = tools.find((other) => other.name === tool.name);
      tool = fresh ?? tool;
      return fresh !== undefined;
    }
    const mayVisit = !isModern && kinds.has('elicitation');
    if (refusal.code !== urlElicitationRequired || !mayVisit || urlRounds === maximumUrlRounds) {
      return false;
    }
    urlRounds += 1;
    // What the caller is asked for has no answer once the call or its session is over.
    const eitherOver = AbortSignal.any([signal, context.over]);
    visits ??= createUrlVisits({ ...context, call, signal: eitherOver });
    const isMade = await visits.make(refusal);
    context.over.throwIfAborted();
    return isMade;
  };

  try {
    for (let round = 0; ; round += 1) {
      let answer: unknown;
      try {
        answer = await (resumeAt !== undefined && round === 0 ? takeUp(resumeAt) : send());
      } catch (error) {
        const refusal = findRpcError(error);
        if (refusal && !signal.aborted && (await mend(refusal))) continue;
        throw error;
      }
      const asks = isModern && isObject(answer) && answer['resultType'] === 'input_required';
      if (!asks || kinds.size === 0) return readToolResult(answer, { name });
      rounds ??= createInputRounds({
        ...context,
        kinds,
        signal,
        answer: (input) => answerForCall(input, { ...context, call }),
      });
      more = await rounds.next(answer as Record<string, unknown>);
    }
  } finally {
    call.end();
  }
}
