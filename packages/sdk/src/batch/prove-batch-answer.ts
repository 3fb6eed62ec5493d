import type { BatchAnswer } from '@nanda/protocol';
import type { ServiceConnectionParts } from '../service-connection.js';
import { AbortError } from '../errors/abort-error.js';
import { APIError } from '../errors/api-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { describeExecution } from '../describe-execution.js';
import { chooseEvmAuth } from '../evm/choose-evm-auth.js';
import { isProofWanted } from '../evm/is-proof-wanted.js';
import { proveCall } from '../evm/prove-call.js';
import type { Transport } from '../http/transport.js';
import { longestCall } from '../longest-call.js';
import type { BatchCall } from './batch-call.js';
import type { BatchOptions } from './batch-options.js';

/** Circumstances of {@link proveBatchAnswer}. */
export interface ProveBatchAnswerOptions {
  readonly requests: readonly BatchCall[];
  readonly options: BatchOptions;
  /** That of the batch. */
  readonly idempotencyKey: string;
  /** What the client knows of a connection. */
  readonly find: FindConnection;
}

/** Looks a connection up among those that a client has opened. */
export type FindConnection = (connectionId: string) => ServiceConnectionParts | undefined;

/**
 * The answer to one call of a batch, or that to the same call with a proof, where it asks for one. Such a call is sent by
 * itself: a proof does not live long enough to wait for others.
 */
export async function proveBatchAnswer(
  transport: Transport,
  {
    answer,
    requests,
    options,
    idempotencyKey,
    find,
  }: ProveBatchAnswerOptions & { readonly answer: BatchAnswer },
): Promise<BatchAnswer> {
  const { index, result, toolName, connectionId } = answer;
  const request = requests[index];
  if (result === undefined || request === undefined || !isProofWanted(JSON.stringify(result))) {
    return answer;
  }
  const { signal, headers } = options;
  try {
    const { clientToken, ...parts } = find(connectionId) ?? {
      transport,
      clientToken: transport.clientToken,
      data: await transport.request('connections.get', {
        params: { connectionId },
        options: { signal, headers },
      }),
    };
    const scope = chooseEvmAuth(parts, { ...request, evmAuth: options.evmAuth });
    if (scope === undefined) return answer;
    const { params, ...described } = describeExecution(toolName, {
      parameters: request.parameters,
      options: {
        idempotencyKey: `${idempotencyKey}:${index}`,
        ...request.options,
        signal,
        headers,
      },
      timeout: transport.timeout,
    });
    const call = {
      ...described,
      params: { ...params, connectionId },
      options: { signal, headers, timeout: longestCall },
      clientToken,
    };
    const proven = await proveCall(result, { call, toolName, scope, signal });
    if (proven === undefined) return answer;
    const data = await transport.request('executions.execute', proven);
    const { id } = answer;
    return { index, ...(id !== undefined && { id }), ...data };
  } catch (error) {
    if (AbortError.isInstance(error) || !NandaError.isInstance(error)) throw error;
    const { code = 'CONNECTION_FAILED', message } = error;
    const { result: _, ...place } = answer;
    const details = APIError.isInstance(error) ? { details: { ...error.details } } : {};
    return { ...place, status: 'error', error: { code, message, ...details } };
  }
}
