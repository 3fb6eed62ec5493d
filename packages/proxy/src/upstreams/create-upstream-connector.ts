import type { AddressPolicy, UpstreamConnector } from '../core/connections/upstream-connector.js';
import type { Logger } from '../core/logger.js';
import { NandaError } from '../core/nanda-error.js';
import { createDialler, type Dialler } from '../network/create-dialler.js';
import { openHttpSession } from './open-http-session.js';
import { openStdioSession } from './open-stdio-session.js';

export interface UpstreamConnectorOptions {
  /** How we introduce ourselves to services. */
  readonly clientInfo: { readonly name: string; readonly version: string };
  /** @default silent */
  readonly logger?: Logger;
}

/** Opens sessions with MCP servers over Streamable HTTP of both eras, HTTP+SSE and stdio. */
export function createUpstreamConnector({
  clientInfo,
  logger,
}: UpstreamConnectorOptions): UpstreamConnector {
  const diallers = new Map<AddressPolicy, Dialler>();
  let isClosed = false;

  const diallerFor = (policy: AddressPolicy): Dialler => {
    const known = diallers.get(policy);
    if (known) return known;
    const dialler = createDialler({ policy });
    diallers.set(policy, dialler);
    return dialler;
  };

  return {
    open: async (target, { credentials, signal }) => {
      if (isClosed) {
        throw new NandaError(
          'CONNECTION_FAILED',
          'The proxy is shutting down. Connect again when it is back.',
          {
            details: { cause: 'refused' },
          },
        );
      }
      if (target.kind === 'stdio') return openStdioSession(target, { clientInfo, signal, logger });
      if (target.transport === 'websocket') {
        throw new NandaError(
          'CONNECTION_FAILED',
          'This service is listed with the transport "websocket", which is not spoken yet. Use another endpoint of the service, or another service.',
          { details: { cause: 'protocol', transport: 'websocket' }, retryable: false },
        );
      }
      const dialler = diallerFor(target.addressPolicy);
      return openHttpSession(target, { dialler, credentials, clientInfo, signal, logger });
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...diallers.values()].map((dialler) => dialler.close()));
      diallers.clear();
    },
  };
}
