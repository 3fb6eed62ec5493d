import type { UpstreamRelayRequest } from '../../core/connections/upstream-connector.js';
import { isObject } from '../../core/is-object.js';
import type { McpAnswer } from '../../core/mcp-message.js';
import { createRedactor } from './create-redactor.js';
import { listSecrets } from './list-secrets.js';
import { redactFailure } from './redact-failure.js';

/**
 * Makes a relayed request with credentials of its own, which are taken out of what its service says in its course and of a
 * refusal. Its result stays as it is.
 */
export async function guardRelay(
  request: UpstreamRelayRequest,
  relay: (guarded: UpstreamRelayRequest) => Promise<McpAnswer>,
): Promise<McpAnswer> {
  const { credentials, onNotification } = request;
  if (credentials === undefined) return relay(request);
  const redactor = createRedactor(listSecrets(credentials));
  try {
    const answer = await relay({
      ...request,
      onNotification({ method, params }) {
        const told = redactor.value(params);
        onNotification({ method, params: isObject(told) ? told : {} });
      },
    });
    if (!('error' in answer)) return answer;
    const { message, data, ...error } = answer.error;
    return {
      error: {
        ...error,
        message: redactor.text(message),
        ...(data !== undefined && { data: redactor.value(data) }),
      },
    };
  } catch (error) {
    throw redactFailure(error, redactor);
  }
}
