import { isChange } from '../../connections/lines/is-change.js';
import { logLevels } from '../../connections/lines/log-levels.js';
import type { McpNotification } from '../../mcp-message.js';
import type { ClientRequest } from '../mcp-endpoint.js';

/**
 * Whether a client of the newer era is told this in the course of a request: nothing that is not about it, and of the
 * log and the progress what it asked for.
 */
export function isOfRequest(
  { method, params }: McpNotification,
  { logLevel, wantsProgress }: Pick<ClientRequest, 'logLevel' | 'wantsProgress'>,
): boolean {
  if (method === 'notifications/progress') return wantsProgress;
  if (method !== 'notifications/message') return !isChange(method);
  return logLevel !== undefined && logLevels.isTold(params['level'], { wanted: logLevel });
}
