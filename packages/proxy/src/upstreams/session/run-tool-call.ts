import { setTimeout as delay } from 'node:timers/promises';

import { LOG_LEVEL_META_KEY } from '@modelcontextprotocol/client';
import type { ClientCapability, Root, ToolDefinition, ToolResult } from '@nanda/protocol';

import type { UpstreamCallRequest } from '../../core/connections/upstream-connector.js';
import { isObject } from '../../core/is-object.js';
import { NandaError } from '../../core/nanda-error.js';
import { createLostError } from '../errors/create-lost-error.js';
import { findRpcError } from '../errors/find-rpc-error.js';
import type { RpcErrorObject } from '../errors/rpc-error.js';
import type { Completions } from '../inputs/create-completions.js';
import { createUrlVisits, type UrlVisits } from '../inputs/create-url-visits.js';
import { fulfilInputs } from '../inputs/fulfil-inputs.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { ParameterMirror } from '../tools/create-parameter-mirror.js';
import { readToolResult } from '../tools/read-tool-result.js';
import type { Calls } from './create-calls.js';
import type { Channel } from './create-channel.js';
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
  readonly capabilities: ReadonlySet<ClientCapability>;
  readonly roots?: readonly Root[] | undefined;
  readonly redactor: Redactor;
  /** The service as a person knows it. */
  readonly name: string;
  readonly facts: Pick<SessionFacts, 'era' | 'capabilities'>;
  readonly isResumed: boolean;
  /** Aborted when the session is over: nobody has to answer for it any more. Its reason is why. */
  readonly over: AbortSignal;
  /** Where parameters are repeated in HTTP fields. */
  readonly mirror: ParameterMirror | undefined;
  readonly listTools: (signal: AbortSignal) => Promise<readonly ToolDefinition[]>;
}

const headerMismatch = -32_020;
const urlElicitationRequired = -32_042;
const maximumInputRounds = 16;
const maximumUrlRounds = 8;
const statePause = 250;

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
  const call = context.calls.begin(request);
  let { tool } = request;
  let more: Readonly<Record<string, unknown>> = {};
  let inputRounds = 0;
  let urlRounds = 0;
  let hasListed = false;
  let visits: UrlVisits | undefined;

  /** What the caller is asked for has no answer once the call or its session is over. */
  const eitherOver = (): AbortSignal => AbortSignal.any([signal, context.over]);

  const send = (): Promise<unknown> => {
    const id = channel.createId();
    call.carry(id);
    const message = {
      id,
      method: 'tools/call',
      params: { name: tool.name, arguments: parameters, ...more },
      meta: isModern ? { progressToken: id, [LOG_LEVEL_META_KEY]: 'info' } : { progressToken: id },
      headers: context.mirror?.(tool, parameters),
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
    if (refusal.code === headerMismatch && context.mirror && !hasListed) {
      hasListed = true;
      const tools = await context.listTools(signal);
      const fresh = tools.find((other) => other.name === tool.name);
      tool = fresh ?? tool;
      return fresh !== undefined;
    }
    const mayVisit = !isModern && context.capabilities.has('elicitation');
    if (refusal.code !== urlElicitationRequired || !mayVisit || urlRounds === maximumUrlRounds) {
      return false;
    }
    urlRounds += 1;
    visits ??= createUrlVisits({ ...context, call, signal: eitherOver() });
    const isMade = await visits.make(refusal);
    context.over.throwIfAborted();
    return isMade;
  };

  /** What the next request carries, of a result that asks for it. */
  const fulfil = async ({ inputRequests, requestState }: Record<string, unknown>) => {
    inputRounds += 1;
    const isState = typeof requestState === 'string';
    const isAsking = isObject(inputRequests) && Object.keys(inputRequests).length > 0;
    if (inputRounds > maximumInputRounds || (!isState && !isAsking)) throw createEndlessError(name);
    if (!isAsking) await delay(statePause, undefined, { signal }).catch(() => undefined);
    const inputResponses =
      isAsking && (await fulfilInputs(inputRequests, { ...context, call, signal: eitherOver() }));
    context.over.throwIfAborted();
    return { ...(inputResponses && { inputResponses }), ...(isState && { requestState }) };
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
      if (!asks || context.capabilities.size === 0) return readToolResult(answer, { name });
      more = await fulfil(answer as Record<string, unknown>);
    }
  } finally {
    call.end();
  }
}

function createEndlessError(name: string): NandaError {
  return new NandaError(
    'UPSTREAM_PROTOCOL_ERROR',
    `"${name}" asks again and again for more input, or does not say for which. Ask the service's owner.`,
  );
}
