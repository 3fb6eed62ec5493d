import type { Announcements } from '../announcements/announcements.js';
import type { Notices } from '../announcements/create-notices.js';
import type { Logger } from '../../core/logger.js';
import type { Completions } from '../inputs/create-completions.js';
import type { InputDesk } from '../inputs/create-input-desk.js';
import type { Calls } from './create-calls.js';
import type { ServiceMessage, Wire } from './wire.js';

export interface RouteMessagesOptions {
  readonly calls: Calls;
  readonly completions: Completions;
  readonly notices: Notices;
  readonly announcements: Announcements;
  /** Absent in the newer era, in which a service sends no requests. */
  readonly desk: InputDesk | undefined;
  readonly logger?: Logger | undefined;
}

/** Brings each message of a service to whom it concerns. What nobody knows is dropped; nothing that goes wrong goes further. */
export function routeMessages({
  calls,
  completions,
  notices,
  announcements,
  desk,
  logger,
}: RouteMessagesOptions): Parameters<Wire['onMessage']>[0] {
  const route = (message: ServiceMessage, origin: string | undefined): void => {
    const { id, method, params } = message;
    if (id !== undefined) {
      desk?.take(message, origin);
      return;
    }
    switch (method) {
      case 'notifications/progress':
        calls.progress(params);
        break;
      case 'notifications/message':
        calls.log(params, origin);
        break;
      case 'notifications/tasks/status':
        calls.taskStatus(params);
        break;
      case 'notifications/cancelled':
        desk?.takeBack(params['requestId']);
        break;
      case 'notifications/elicitation/complete':
        completions.complete(params['elicitationId']);
        break;
      case 'notifications/subscriptions/acknowledged':
        announcements.acknowledge(params, origin);
        break;
      default:
        notices.take(message);
    }
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
