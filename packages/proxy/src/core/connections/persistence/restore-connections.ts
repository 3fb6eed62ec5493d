import type { ConnectionRepository } from '../connection-repository.js';
import { putBack, type PutBackOptions } from './put-back.js';

export interface RestoreOptions extends PutBackOptions {
  readonly repository: ConnectionRepository;
}

/**
 * Puts the connections of an earlier process on the shelf, and begins to open those again that were open.
 * Returns when all are there, not when they are open.
 */
export async function restoreConnections(options: RestoreOptions): Promise<void> {
  await putBack(await options.repository.list(), options);
}
