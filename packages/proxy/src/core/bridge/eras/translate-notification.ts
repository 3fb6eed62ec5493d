import type { McpNotification } from '../../mcp-message.js';
import type { EraCrossing } from './era-crossing.js';
import { metaKeys } from './meta-keys.js';
import { withoutMeta } from './without-meta.js';

/** What only one era has. */
const own = {
  legacy: new Set([
    'notifications/initialized',
    'notifications/elicitation/complete',
    'notifications/roots/list_changed',
    'notifications/tasks/status',
  ]),
  modern: new Set(['notifications/subscriptions/acknowledged', 'notifications/tasks']),
};

/** What one end tells, for the other; undefined where the other's era has nothing like it. */
export function translateNotification(
  notification: McpNotification,
  { from, to }: EraCrossing,
): McpNotification | undefined {
  if (from === to) return notification;
  const { method } = notification;
  if (own[from].has(method)) return undefined;
  const params = withoutMeta(notification.params, metaKeys[from]);
  return params === notification.params ? notification : { method, params };
}
