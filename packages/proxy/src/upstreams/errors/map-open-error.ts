import { ProtocolError, SdkError, SdkErrorCode } from '@modelcontextprotocol/client';

import { NandaError } from '../../core/nanda-error.js';
import { describeConnectFailure } from '../../network/describe-connect-failure.js';
import { findInCauses } from '../../network/find-in-causes.js';
import type { Redactor } from '../secrets/create-redactor.js';
import { ModernRefusalError } from './modern-refusal-error.js';
import { excerpt } from './excerpt.js';
import { findHttpError } from './find-http-error.js';
import { findNandaError } from './find-nanda-error.js';

const missingCapability = -32_021;

export interface MapOpenErrorOptions {
  /** The service as a person knows it: its host or its command. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Knows the credentials, which a service may repeat. */
  readonly redactor: Redactor;
}

/** What a caller is told when no session could be opened. */
export function mapOpenError(
  error: unknown,
  { name, signal, redactor }: MapOpenErrorOptions,
): NandaError {
  const told = redactor.error(error);
  if (signal.aborted) {
    return fail(`"${name}" did not answer in time. Try again, or check that the service runs.`, {
      details: { cause: 'timeout' },
      cause: told,
    });
  }
  const own = findNandaError(error);
  if (own) return own;

  const http = findHttpError(error);
  if (http) {
    const seen = excerpt(redactor.text(http.text));
    return fail(
      `"${name}" answered with HTTP status ${http.status}${seen ? `: "${seen}"` : ''}. Check its address, or try again later.`,
      {
        details: { cause: 'http', status: http.status },
        ...(http.retryAfter !== undefined && { retryAfter: http.retryAfter }),
        cause: told,
      },
    );
  }
  const refusal = findInCauses(error, (found) =>
    found instanceof ModernRefusalError ? found.rpc : undefined,
  );
  if (refusal) {
    return fail(
      `"${name}" does not say what it can do: "${excerpt(redactor.text(refusal.message))}" (code ${refusal.code}). ${adviseOnGreeting(refusal.code)}`,
      { details: { cause: 'protocol', rpc: { code: refusal.code } }, cause: told },
    );
  }
  const rpc = findInCauses(error, (found) => (found instanceof ProtocolError ? found : undefined));
  if (rpc) {
    return fail(
      `"${name}" does not open a session: "${excerpt(redactor.text(rpc.message))}". Check that its version of MCP is one of ours.`,
      { details: { cause: 'protocol', rpc: { code: rpc.code } }, cause: told },
    );
  }
  if (isInvalidAnswer(error)) {
    return new NandaError(
      'UPSTREAM_PROTOCOL_ERROR',
      `"${name}" answered with something that is no MCP. Check the service's address, or ask its owner.`,
      { cause: told },
    );
  }
  const { cause, code, summary } = describeConnectFailure(error);
  return fail(
    `"${name}" could not be reached: ${summary}. Check the address and that the service runs.`,
    {
      details: { cause, ...(code !== undefined && { code }) },
      cause: told,
    },
  );
}

function adviseOnGreeting(code: number): string {
  return code === missingCapability
    ? 'Connect with the `clientCapabilities` that it needs.'
    : "Ask the service's owner.";
}

function isInvalidAnswer(error: unknown): boolean {
  const found = findInCauses(error, (current) => {
    const isInvalid =
      current instanceof SyntaxError ||
      current.name.endsWith('ZodError') ||
      (current instanceof SdkError && current.code === SdkErrorCode.InvalidResult);
    return isInvalid || undefined;
  });
  return found ?? false;
}

function fail(message: string, options: ConstructorParameters<typeof NandaError>[2]): NandaError {
  return new NandaError('CONNECTION_FAILED', message, options);
}
