import type { AnyOperationId } from '@nanda/protocol';
import type { World } from '../core/world.js';
import type { OperationHandlers } from '../wire/operation-handler.js';
import { createAccountHandlers } from './account-handlers.js';
import { createBatchHandlers } from './batch-handlers.js';
import { createConnectionHandlers } from './connection-handlers.js';
import { createCredentialHandlers } from './credential-handlers.js';
import { createExecutionHandlers } from './execution-handlers.js';
import { createOfferHandlers } from './offer-handlers.js';
import { createPublicHandlers } from './public-handlers.js';
import { createRegistryHandlers } from './registry-handlers.js';
import { createServiceHandlers } from './service-handlers.js';

/** A handler for every operation of the contract. One that is missing does not compile. */
export function createHandlers(world: World): OperationHandlers<AnyOperationId> {
  return {
    ...createServiceHandlers(world),
    ...createConnectionHandlers(world),
    ...createExecutionHandlers(world),
    ...createBatchHandlers(world),
    ...createOfferHandlers(world),
    ...createRegistryHandlers(world),
    ...createPublicHandlers(world),
    ...createAccountHandlers(world),
    ...createCredentialHandlers(world),
  };
}
