import type { McpNotification } from '../../../core/mcp-message.js';
import { isObject } from '../../../core/is-object.js';
import type { Wire } from '../wire.js';

export interface NotifyServiceOptions {
  readonly wire: Pick<Wire, 'notify'>;
  readonly isModern: boolean;
  /** See `envelopeOf`. */
  readonly envelope: Readonly<Record<string, unknown>>;
}

/** They belong to the client's own hop: its handshake, and the numbers of its requests. */
const ofHop = new Set(['notifications/initialized', 'notifications/cancelled']);
/** What the newer era says with each request, or asks for when it needs it, or has no questions for any more. */
const ofOlderEra = new Set(['notifications/roots/list_changed', 'notifications/progress']);

/** Hands a notification of an MCP client on, where the era of the service has such a one. Rejects as `Wire.notify` does. */
export async function notifyService(
  { method, params }: McpNotification,
  { wire, isModern, envelope }: NotifyServiceOptions,
): Promise<void> {
  if (ofHop.has(method) || (isModern && ofOlderEra.has(method))) return;
  const { _meta: meta } = params;
  await wire.notify({
    method,
    params: isModern ? { ...params, _meta: { ...(isObject(meta) && meta), ...envelope } } : params,
  });
}
