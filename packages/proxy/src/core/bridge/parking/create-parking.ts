import { defaults } from '@nanda/protocol/facts';
import { NandaError } from '../../nanda-error.js';
import type { McpEndpoint } from '../mcp-endpoint.js';
import { createParkingLot } from './create-parking-lot.js';
import { createStateSeal } from './create-state-seal.js';
import { openParkingDialog } from './open-parking-dialog.js';

export interface ParkingOptions {
  /** Milliseconds that a call waits for the answers of its client. @default 600_000 */
  readonly lifetime?: number;
  /** Calls that wait, of all clients. @default 1_000 */
  readonly maximum?: number;
  /** Calls that wait, of one principal. @default 64 */
  readonly maximumOfPrincipal?: number;
  /** Questions that one call has open. @default 32 */
  readonly maximumQuestions?: number;
  /** Milliseconds that are waited for more questions, so that they are asked in one go. @default 10 */
  readonly gatherFor?: number;
}

/**
 * Lets services of the older era ask clients of the newer one, which are only ever answered. What a service asks becomes
 * the client's answer (`input_required`), the call waits, and the client's retry goes on with it.
 */
export interface Parking {
  /**
   * The same endpoint, for clients of both eras. Those of the older one are asked as they always were.
   *
   * @param options.name of the endpoint, the same whenever it is wrapped: a call is gone on with where it began
   */
  wrap(endpoint: McpEndpoint, options: { readonly name: string }): McpEndpoint;
  /** Calls that wait for their clients now. */
  readonly size: number;
  /** Cancels what waits. */
  close(): void;
}

export function createParking(options: ParkingOptions = {}): Parking {
  const {
    maximum = 1000,
    maximumOfPrincipal = 64,
    maximumQuestions = 32,
    gatherFor = 10,
  } = options;
  const lot = createParkingLot({
    lifetime: options.lifetime ?? defaults.inputTimeout,
    maximum,
    maximumOfPrincipal,
  });
  const seal = createStateSeal();
  return {
    wrap: (endpoint, { name }) => ({
      open(client, outlet) {
        const dialog = endpoint.open(client, outlet);
        if (client.era === 'legacy') return dialog;
        return openParkingDialog(dialog, { client, name, lot, seal, gatherFor, maximumQuestions });
      },
    }),
    get size() {
      return lot.size;
    },
    close() {
      lot.close(new NandaError('CANCELLED', 'The proxy is shutting down.'));
    },
  };
}
