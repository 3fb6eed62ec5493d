import type { ToolAuth, ToolDefinition } from '@nanda/protocol';
import { proofArgument } from '../evm/proof-argument.js';
import { NandaError } from '../nanda-error.js';
import type { CallRequest } from './call-request.js';
import { fillEvmauthArguments, type EvmauthCredentials } from './fill-evmauth-arguments.js';

/** What a tool is sent. */
export interface PreparedArguments {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Header fields of this call alone. Secrets. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Whether somebody showed who they are with this call: its result is theirs alone. */
  readonly isPersonal: boolean;
}

/**
 * Brings together what a call was asked for with, and what the tool itself wants. Where a proof is given nothing else is
 * touched: it may be for exactly these arguments.
 *
 * @throws NandaError VALIDATION_ERROR where a proof is given twice
 */
export function prepareArguments(
  { parameters, auth }: Pick<CallRequest, 'parameters' | 'auth'>,
  {
    tool,
    evmauth,
  }: { readonly tool: ToolDefinition; readonly evmauth: EvmauthCredentials | undefined },
): PreparedArguments {
  const isProven = Object.hasOwn(parameters, proofArgument);
  const headers = auth?.type === 'token' ? tokenHeaders(auth) : undefined;
  if (auth?.type === 'signature') {
    if (isProven) throw givenTwice();
    return {
      parameters: { ...parameters, [proofArgument]: auth.credentials },
      headers,
      isPersonal: true,
    };
  }
  if (isProven || evmauth === undefined) {
    return { parameters, headers, isPersonal: isProven || headers !== undefined };
  }
  const { inputSchema } = tool;
  return {
    parameters: fillEvmauthArguments(parameters, { credentials: evmauth, inputSchema }),
    headers,
    isPersonal: headers !== undefined,
  };
}

function tokenHeaders({
  credentials: { token, header },
}: Extract<ToolAuth, { type: 'token' }>): Readonly<Record<string, string>> {
  return header === undefined ? { Authorization: `Bearer ${token}` } : { [header]: token };
}

function givenTwice(): NandaError {
  return new NandaError(
    'VALIDATION_ERROR',
    `There is a proof in the parameter "${proofArgument}" and another one in "auth". Give one of them.`,
    { details: { field: 'auth' } },
  );
}
