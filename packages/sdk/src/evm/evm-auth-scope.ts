import type { EvmAuth } from './evm-auth.js';
import type { EvmAuthDemand } from './evm-auth-demand.js';
import type { HeardTime } from './find-clock-skew.js';

/** Who signs for the calls of one connection, and what was agreed to for its service. */
export interface EvmAuthScope extends Pick<EvmAuthDemand, 'serviceId' | 'serviceName' | 'agreed'> {
  readonly evmAuth: EvmAuth;
  /** What the proxy said last of the time. */
  readonly heardTime: () => HeardTime;
}
