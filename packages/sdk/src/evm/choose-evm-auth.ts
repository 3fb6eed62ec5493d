import type { ServiceConnectionParts } from '../service-connection.js';
import type { EvmAuth } from './evm-auth.js';
import type { EvmAuthDemand } from './evm-auth-demand.js';
import type { EvmAuthScope } from './evm-auth-scope.js';

/** What was said of signing when a connection was opened. */
export interface ConnectionSigning extends Partial<Pick<EvmAuthDemand, 'serviceName' | 'agreed'>> {
  readonly evmAuth?: EvmAuth | false | undefined;
}

/** Who signs for a call; undefined where nobody does, or its caller has done it. */
export function chooseEvmAuth(
  {
    transport,
    data: { serviceId },
    signing: { evmAuth: usual = transport.evmAuth, serviceName = serviceId, agreed } = {},
  }: Pick<ServiceConnectionParts, 'transport' | 'data' | 'signing'>,
  {
    parameters,
    auth,
    evmAuth = usual,
  }: {
    readonly parameters?: unknown;
    readonly auth?: unknown;
    readonly evmAuth?: EvmAuth | false | undefined;
  },
): EvmAuthScope | undefined {
  if (!evmAuth || auth !== undefined || '__evmauth' in Object(parameters)) return undefined;
  return { evmAuth, serviceId, serviceName, agreed, heardTime: () => transport.heardTime };
}
