import {
  startHttpService,
  type HttpService,
  type HttpServiceOptions,
} from '../start-http-service.js';
import { createConformanceServer } from './create-conformance-server.js';
import { createConformanceState } from './conformance-state.js';

/** Options of {@link startConformanceService}. */
export type ConformanceServiceOptions = Pick<HttpServiceOptions, 'eras' | 'port' | 'intercept'>;

/**
 * Serves {@link createConformanceServer} over Streamable HTTP: with sessions and resumption in the handshake era, without
 * in the newer one, on one URL.
 */
export function startConformanceService(
  options: ConformanceServiceOptions = {},
): Promise<HttpService> {
  const state = createConformanceState();
  return startHttpService({
    ...options,
    bus: state.bus,
    events: { retryInterval: 500 },
    createServer: ({ era }) =>
      createConformanceServer({ era, state, tellsChanges: era === 'legacy' }),
  });
}
