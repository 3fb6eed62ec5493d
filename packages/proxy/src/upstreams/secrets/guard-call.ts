import type { ToolResult } from '@nanda/protocol';

import type { UpstreamCallRequest } from '../../core/connections/upstream-connector.js';
import { proofArgument } from '../../core/evm/proof-argument.js';
import { isObject } from '../../core/is-object.js';
import { createRedactor } from './create-redactor.js';
import { listSecrets } from './list-secrets.js';
import { redactFailure } from './redact-failure.js';

/** 65 bytes in hexadecimal. */
const signature = /0x[0-9a-f]{130}/i;

/**
 * Makes a call whose own secrets are taken out of what its service says in its course, and of what it fails with. Its result
 * stays as it is.
 */
export async function guardCall(
  request: UpstreamCallRequest,
  call: (guarded: UpstreamCallRequest) => Promise<ToolResult>,
): Promise<ToolResult> {
  const secrets = [
    ...(request.headers ? listSecrets(request.headers) : []),
    ...findSignature(request.parameters[proofArgument]),
  ];
  if (secrets.length === 0) return call(request);
  const redactor = createRedactor(secrets);
  const { onProgress, onLog, onInput } = request;
  try {
    return await call({
      ...request,
      onProgress: ({ message, ...progress }) =>
        onProgress({
          ...progress,
          ...(message !== undefined && { message: redactor.text(message) }),
        }),
      onLog: (log) => onLog({ ...log, data: redactor.value(log.data) }),
      onInput: (input) =>
        onInput({ ...input, params: redactor.value(input.params) as Record<string, unknown> }),
    });
  } catch (error) {
    throw redactFailure(error, redactor);
  }
}

/** A proof is `{challenge, signature}` or the JSON of that. */
function findSignature(proof: unknown): readonly string[] {
  const text = isObject(proof) ? proof['signature'] : proof;
  const [found] = (typeof text === 'string' && signature.exec(text)) || [];
  return found === undefined ? [] : [found];
}
