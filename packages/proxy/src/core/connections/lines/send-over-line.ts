import type { McpAnswer, McpNotification } from '../../mcp-message.js';
import type { BorrowedSession } from '../borrowed-session.js';
import type { LineRequest } from '../line-request.js';
import type { UpstreamRelayRequest } from '../upstream-connector.js';
import { isChange } from './is-change.js';
import type { LineInUse } from './line.js';
import { lowerLevel, toldLevel, usualLevel } from './line-level.js';
import { logLevels } from './log-levels.js';
import { tellDialogs } from './tell-dialogs.js';

export type LineMessage = Omit<UpstreamRelayRequest, 'caller'>;

/** What only the older era has: a line that several clients share is not theirs to change. */
const olderMethods: ReadonlySet<string> = new Set([
  'logging/setLevel',
  'resources/subscribe',
  'resources/unsubscribe',
]);

/**
 * Hands a request of an MCP client on over its line, whatever the era of either: only what each says of the log differs.
 *
 * @throws NandaError where there is no answer of the service
 */
export async function sendOverLine(
  message: LineMessage,
  { session, line: inUse }: Pick<BorrowedSession, 'session' | 'line'>,
  { era, caller }: Pick<LineRequest, 'era' | 'caller'>,
): Promise<McpAnswer> {
  const request: UpstreamRelayRequest = { ...message, caller };
  const { logLevel, signal } = message;
  if (session.facts.era === 'modern') {
    if (era === 'modern') return session.relay(request);
    // The older era has no word for none, and a service of it tells its log unasked.
    return session.relay({ ...request, logLevel: inUse?.dialog?.level ?? usualLevel });
  }
  if (era === 'modern') {
    if (olderMethods.has(message.method)) return notKnown(message.method);
    if (logLevel !== undefined && inUse !== undefined) {
      await lowerLevel(inUse.line, { level: logLevel, signal });
    }
    return session.relay(withoutOthers(request, { level: logLevel, inUse }));
  }
  if (inUse === undefined || inUse.line.isOwn) return session.relay(request);
  const level = toldLevel(inUse.line, inUse.dialog) ?? 'debug';
  return session.relay(withoutOthers(request, { level, inUse }));
}

/** The session tells more than this client wants: others of its line want more, or it wants none. */
function withoutOthers(
  request: UpstreamRelayRequest,
  { level, inUse }: { readonly level: string | undefined; readonly inUse: LineInUse | undefined },
): UpstreamRelayRequest {
  return {
    ...request,
    logLevel: undefined,
    onNotification(notification) {
      if (inUse !== undefined && isChange(notification.method))
        tellDialogs(inUse.line, notification);
      else if (isWanted(notification, level)) request.onNotification(notification);
    },
  };
}

function isWanted({ method, params }: McpNotification, level: string | undefined): boolean {
  if (method !== 'notifications/message') return true;
  return level !== undefined && logLevels.isTold(params['level'], { wanted: level });
}

function notKnown(method: string): McpAnswer {
  return { error: { code: -32601, message: `Method not found: ${method}` } };
}
