import { operationFacts } from '@nanda/protocol/facts';

export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  /** As the SDK and the contract call it. */
  readonly operation: string;
  /** Set where success is a stream of events. */
  readonly stream?: true;
}

/** Every route of the contract. */
export function listRoutes(): ListedRoute[] {
  return Object.entries(operationFacts).map(([operation, { method, path, stream }]) => ({
    method,
    path,
    operation,
    ...(stream !== undefined && { stream: true as const }),
  }));
}
