import type { RealtimeServerMessage } from '@nanda/protocol';
import { loadContract } from '../http/load-contract.js';
import { validate } from '../http/validate.js';
import type { Logger } from '../logger.js';

/** Reads what the proxy sends over a socket. */
export type ParseServerMessage = (value: unknown) => RealtimeServerMessage | undefined;

/**
 * Makes a {@link ParseServerMessage}. A newer proxy may tell what this version does not know: that is passed
 * over, and reported.
 */
export async function loadServerMessageParser(logger: Logger): Promise<ParseServerMessage> {
  const { RealtimeServerMessageSchema: schema } = await loadContract();
  return (value) => {
    try {
      return validate(schema, { value, subject: 'A message over the WebSocket' });
    } catch (error) {
      logger.warn(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
}
