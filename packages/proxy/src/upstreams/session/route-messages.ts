import type { Announcements } from '../announcements/announcements.js';
import type { Aside } from '../announcements/create-aside.js';
import type { Notices } from '../announcements/create-notices.js';
import { isDeeperThan } from '../../core/is-deeper-than.js';
import type { Logger } from '../../core/logger.js';
import type { McpNotification } from '../../core/mcp-message.js';
import { subscriptionOf } from '../announcements/subscription-of.js';
import { takeOffSubscription } from '../announcements/take-off-subscription.js';
import { maximumDepth } from '../errors/maximum-depth.js';
import type { Completions } from '../inputs/create-completions.js';
import type { InputDesk } from '../inputs/create-input-desk.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { Calls } from './create-calls.js';
import type { ServiceMessage, Wire } from './wire.js';

export interface RouteMessagesOptions {
  readonly calls: Calls;
  readonly completions: Completions;
  readonly notices: Notices;
  readonly announcements: Announcements;
  readonly aside: Pick<Aside, 'tell'>;
  readonly redactor: Redactor;
  /** Absent in the newer era, in which a service sends no requests. */
  readonly desk: InputDesk | undefined;
  readonly logger?: Logger | undefined;
}

/**
 * Brings each message of a service to whom it concerns, without credentials, and to nobody where it nests too deeply. Nothing
 * that goes wrong goes further.
 */
export function routeMessages({
  calls,
  completions,
  notices,
  announcements,
  aside,
  redactor,
  desk,
  logger,
}: RouteMessagesOptions): Parameters<Wire['onMessage']>[0] {
  const handOn = ({ method, params }: ServiceMessage, origin: string | undefined): void => {
    if (isDeeperThan(maximumDepth, { value: params })) return;
    const notification: McpNotification = {
      method,
      params: redactor.value(takeOffSubscription(params)) as Record<string, unknown>,
    };
    if (method === 'notifications/progress') calls.progress(notification.params);
    else if (!calls.tell(notification, origin)) aside.tell(notification);
  };
  const route = (message: ServiceMessage, stream: string | undefined): void => {
    const { id, method, params } = message;
    if (id !== undefined) {
      desk?.take(message, stream);
      return;
    }
    // Where all share one stream, only the message itself says to which listening request it belongs.
    const subscription = subscriptionOf(params);
    const origin = subscription !== undefined && calls.find(subscription) ? subscription : stream;
    switch (method) {
      case 'notifications/cancelled':
        desk?.takeBack(params['requestId']);
        return;
      case 'notifications/tasks/status':
        if (calls.taskStatus(params)) return;
        break;
      case 'notifications/elicitation/complete':
        completions.complete(params['elicitationId']);
        break;
      case 'notifications/subscriptions/acknowledged':
        announcements.acknowledge(params, subscription ?? stream);
        // One that a client asked for is confirmed to that client.
        if (origin === undefined || !calls.find(origin)) return;
        break;
      default:
        notices.take(message);
    }
    handOn(message, origin);
  };
  return (message, origin) => {
    try {
      route(message, origin);
    } catch (error) {
      // Whoever reads the stream must be able to read on.
      logger?.error('A message of a service could not be handled.', {
        fault: error instanceof Error ? error.message : 'unknown',
      });
    }
  };
}
