import type { ToolAuth, ToolExecutionResponse, ToolResult } from '@nanda/protocol';
import { defaults } from '@nanda/protocol/facts';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import { mayBeRefusal } from '../evmauth/may-be-refusal.js';
import type { BatchCall } from './batch-call.js';
import type { BatchRow } from './batch-row.js';

export interface MakeCallOptions {
  readonly client: ProxyClient;
  /** Ends the call where it runs. */
  readonly signal: AbortSignal;
  /** Milliseconds without progress. @default the proxy's */
  readonly timeout: number | undefined;
  /** Makes the proof that a result asks for; undefined for a result like any other. @default none is made */
  readonly prove?:
    | ((
        result: ToolResult,
        call: Pick<BatchCall, 'connectionId' | 'toolName' | 'parameters'> & {
          readonly isProven: boolean;
          readonly signal: AbortSignal;
        },
      ) => Promise<ToolAuth | undefined>)
    | undefined;
}

/** Makes one call and gives what came of it. A failure is an answer; only a proxy that is gone is an error. */
export async function makeCall(
  { connectionId, toolName, parameters, ...place }: BatchCall,
  { client, signal, timeout, prove }: MakeCallOptions,
): Promise<BatchRow> {
  const options = { cancelOnDisconnect: true, ...(timeout !== undefined && { timeout }) };
  try {
    let data = await execute();
    const auth = await proofFor(data, { isProven: false });
    if (auth !== undefined) {
      data = await execute(auth);
      await proofFor(data, { isProven: true });
    }
    // A tool that says so itself has failed, as it has for exec.
    if (data.result?.isError !== true) return { ...place, ...data };
    const error = { code: 'TOOL_ERROR', message: textOf(data), retryable: false };
    return { ...place, ...data, status: 'error', error };
  } catch (error) {
    if (signal.aborted) {
      const cancelled = { code: 'CANCELLED', message: 'Cancelled.', retryable: false };
      return { ...place, connectionId, toolName, status: 'cancelled', error: cancelled };
    }
    if (!(error instanceof CliError) || error.code === 'PROXY_UNREACHABLE') throw error;
    const status = error.code === 'TOOL_TIMEOUT' ? 'timeout' : 'error';
    return { ...place, connectionId, toolName, status, error: { ...describeError(error) } };
  }

  async function execute(auth?: ToolAuth): Promise<ToolExecutionResponse> {
    const { data } = await client.call<ToolExecutionResponse>('executions.execute', {
      params: { connectionId, toolName },
      body: { parameters, ...(auth !== undefined && { auth }), options },
      timeout: defaults.maxCallTimeout + 30_000,
      signal,
    });
    return data;
  }

  async function proofFor(
    { result }: ToolExecutionResponse,
    { isProven }: { readonly isProven: boolean },
  ): Promise<ToolAuth | undefined> {
    if (result === undefined || !mayBeRefusal(result)) return undefined;
    return prove?.(result, { connectionId, toolName, parameters, isProven, signal });
  }
}

function textOf({ result, toolName }: ToolExecutionResponse): string {
  const texts = (result?.content ?? []).flatMap((block) =>
    block.type === 'text' && typeof block['text'] === 'string' ? [block['text']] : [],
  );
  return texts.join('\n') || `${toolName} failed and does not say why.`;
}
