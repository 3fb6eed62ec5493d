import type { UpstreamRelayRequest } from '../../../core/connections/upstream-connector.js';
import { isDeeperThan } from '../../../core/is-deeper-than.js';
import { isObject } from '../../../core/is-object.js';
import type { McpAnswer, McpError } from '../../../core/mcp-message.js';
import { NandaError } from '../../../core/nanda-error.js';
import { createTooDeepError } from '../../errors/create-too-deep-error.js';
import { findRefusal } from '../../errors/find-refusal.js';
import { maximumDepth } from '../../errors/maximum-depth.js';
import { RpcError, type RpcErrorObject } from '../../errors/rpc-error.js';
import { askCaller } from '../../inputs/ask-caller.js';
import { createInputRounds, type InputRounds } from '../../inputs/create-input-rounds.js';
import { introduceCaller } from '../../inputs/introduce-caller.js';
import { envelopeOf } from '../envelope-of.js';
import type { RelayContext } from './relay-context.js';
import { relayedFields } from './relayed-fields.js';
import { relayedMeta } from './relayed-meta.js';

const headerMismatch = -32_020;

/**
 * Hands one request of an MCP client on, and gives the answer as it came.
 *
 * In the newer era a client that does not take `input_required` itself is asked for what the service wants, and the request
 * is sent again with that. Where such a client answers with an error, that is the answer to the whole request: this era
 * has no way to say to a service that something was refused.
 *
 * A call that is refused for its header fields is made once more, where the list of tools says now that others are wanted.
 */
export async function runRelay(
  request: UpstreamRelayRequest,
  context: RelayContext,
): Promise<McpAnswer> {
  const { channel, toolList, facts, name, over } = context;
  const { method, params, signal } = request;
  const isModern = facts.era === 'modern';
  const introduction =
    isModern && request.caller ? introduceCaller(request.caller, context) : context.introduction;
  const envelope = isModern ? envelopeOf(facts, introduction) : undefined;
  const call = context.calls.begin(
    { onNotification: request.onNotification, onRequest: request.onRequest },
    { isRelayed: true },
  );
  // What a service asks about a task, it asks whoever waits for its result.
  const { taskId } = params;
  if (method === 'tasks/result' && typeof taskId === 'string') call.runAs(taskId);
  let more: Readonly<Record<string, unknown>> = {};
  let rounds: InputRounds | undefined;
  let hasListed = false;
  let fields = relayedFields(request, toolList);

  const send = (): Promise<unknown> => {
    const id = channel.createId();
    call.carry(id);
    return channel.request({
      id,
      method,
      params: { ...params, ...more },
      meta: relayedMeta(request, { id, isModern }),
      envelope,
      headers: request.credentials ? { ...fields, ...request.credentials } : fields,
      signal,
    });
  };

  /** Whether the service wants other header fields than it got. */
  const listAnew = async (): Promise<boolean> => {
    hasListed = true;
    // Where even that is refused, the first refusal is what is to be told.
    await toolList.list(signal).catch(() => undefined);
    const before = JSON.stringify(fields);
    fields = relayedFields(request, toolList);
    return JSON.stringify(fields) !== before;
  };

  const ask = async (result: Readonly<Record<string, unknown>>): Promise<void> => {
    rounds ??= createInputRounds({
      ...context,
      kinds: introduction.kinds,
      signal,
      answer: async (input) => {
        const { method: asked, params: about, signal: round } = input;
        const answer = await askCaller(call, { method: asked, params: about, signal: round });
        if (!answer) throw round.reason;
        if ('error' in answer) throw new RpcError(answer.error);
        return answer.result;
      },
    });
    try {
      more = await rounds.next(result);
    } catch (error) {
      over.throwIfAborted();
      throw error;
    }
  };

  const answer = async (): Promise<Record<string, unknown>> => {
    for (;;) {
      try {
        return readResult(await send(), { name });
      } catch (error) {
        const isMismatch =
          method === 'tools/call' && findRefusal(error)?.code === headerMismatch && !signal.aborted;
        if (!isMismatch || !toolList.mirror || hasListed || !(await listAnew())) throw error;
      }
    }
  };

  try {
    for (;;) {
      const result = await answer();
      if (!isModern || request.takesInputRequired || result['resultType'] !== 'input_required') {
        if (toolList.mirror && method === 'tools/list') toolList.known.learn(result['tools']);
        return { result };
      }
      await ask(result);
    }
  } catch (error) {
    const refusal = signal.aborted ? undefined : findRefusal(error);
    if (!refusal) throw error;
    return { error: showRefusal(refusal, context) };
  } finally {
    call.end();
  }
}

function readResult(answer: unknown, { name }: { readonly name: string }): Record<string, unknown> {
  if (!isObject(answer)) {
    throw new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `"${name}" answered the request with something that is no result. Ask the service's owner.`,
    );
  }
  if (isDeeperThan(maximumDepth, { value: answer })) throw createTooDeepError(name);
  return answer;
}

function showRefusal(
  { code, message, data }: RpcErrorObject,
  { redactor, name }: Pick<RelayContext, 'redactor' | 'name'>,
): McpError {
  if (isDeeperThan(maximumDepth, { value: data })) throw createTooDeepError(name);
  return {
    code,
    message: redactor.text(message),
    ...(data !== undefined && { data: redactor.value(data) }),
  };
}
