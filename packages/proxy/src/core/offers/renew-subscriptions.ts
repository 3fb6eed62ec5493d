import { pauseFor } from '../executions/running/pause-for.js';
import type { Logger } from '../logger.js';
import { reasonOf } from '../reason-of.js';
import type { OfferConnections } from './offer-connections.js';
import { readRpcCode } from './read-rpc-code.js';
import type { Renewal } from './subscriptions.js';
import { useService } from './use-service.js';

export interface RenewSubscriptionsOptions extends Renewal {
  readonly connections: OfferConnections;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** Milliseconds before the second attempt; four times as long before each later one. */
  readonly pause: number;
  /** Told of what the service refuses now. */
  readonly onRefused: (uri: string) => void;
  readonly logger: Logger;
}

const maximumAttempts = 4;

/** Subscribes to resources over the session that a connection has now. What is refused is let go of, not the others. */
export async function renewSubscriptions(options: RenewSubscriptionsOptions): Promise<void> {
  const { connectionId, signal, logger, onRefused } = options;
  const waiting = new Set(options.uris);
  for (let attempts = 1; ; attempts += 1) {
    try {
      await useService({ ...options, method: 'resources/subscribe' }, async ({ subscribe }) => {
        for (const uri of waiting) {
          await subscribe(uri).catch((error: unknown) => {
            if (readRpcCode(error) === undefined) throw error;
            logger.warn('A service no longer lets a resource be followed', {
              connectionId,
              reason: reasonOf(error),
            });
            onRefused(uri);
          });
          waiting.delete(uri);
        }
      });
      return;
    } catch (error) {
      if (signal.aborted || attempts >= maximumAttempts) throw error;
      await pauseFor(options.pause * 4 ** (attempts - 1), { signal });
    }
  }
}
