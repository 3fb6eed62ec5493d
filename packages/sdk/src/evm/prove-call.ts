import type { ToolAuth, ToolExecutionOptions, ToolResult } from '@nanda/protocol';
import { headers as names } from '@nanda/protocol/facts';
import type { Call } from '../http/call.js';
import type { EvmAuthScope } from './evm-auth-scope.js';
import { findClockSkew } from './find-clock-skew.js';
import { hashText } from './hash-text.js';
import { readEvmAuthError } from './read-evm-auth-error.js';

/** What is sent to call a tool. */
interface CallBody {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly auth?: ToolAuth | undefined;
  readonly options: ToolExecutionOptions;
}

/** Circumstances of {@link proveCall}. */
export interface ProveCallOptions {
  readonly call: Call;
  readonly toolName: string;
  readonly scope: EvmAuthScope;
  readonly signal?: AbortSignal | undefined;
}

const askingFor: ReadonlySet<string> = new Set(['EVMAUTH_PROOF_MISSING', 'EVMAUTH_PROOF_EXPIRED']);

/**
 * The call to make in place of one whose result asks for a proof: the same, with a proof. Undefined where the result asks
 * for none.
 *
 * @throws EvmAuthError where it is not agreed to, or not signed; AbortError
 */
export async function proveCall(
  result: ToolResult,
  { call, toolName, scope, signal }: ProveCallOptions,
): Promise<Call | undefined> {
  const { evmAuth, serviceId, serviceName, agreed } = scope;
  const { code = '', contractAddress, chainId, tokenIds = [] } = readEvmAuthError(result) ?? {};
  if (!askingFor.has(code) || contractAddress === undefined || chainId === undefined) {
    return undefined;
  }
  const body = call.body as CallBody;
  // As they are sent: what is hashed must not be what somebody changes meanwhile.
  const parameters = JSON.parse(JSON.stringify(body.parameters)) as CallBody['parameters'];
  const proof = await evmAuth.respond(
    {
      serviceId,
      serviceName,
      toolName,
      parameters,
      contractAddress,
      chainId,
      tokenIds,
      agreed,
      clockSkew: findClockSkew(scope.heardTime()),
    },
    { signal },
  );
  // Another call needs another key, and the same one each time: a call that is repeated with its key calls nothing.
  const idempotencyKey = `evmauth-${await hashText(String(body.options.idempotencyKey))}`;
  return {
    ...call,
    body: {
      ...body,
      parameters,
      auth: { type: 'signature', credentials: { ...proof } },
      options: { ...body.options, idempotencyKey },
    } satisfies CallBody,
    headers: { ...call.headers, [names.idempotencyKey]: idempotencyKey },
    reconsider: undefined,
  };
}
