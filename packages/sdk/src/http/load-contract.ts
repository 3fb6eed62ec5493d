import { ConnectionError } from '../errors/connection-error.js';
import type * as Contract from './contract.js';

/**
 * The schemas of the contract. Loaded beside the first request and not before it: a good part of what this package
 * weighs is schemas, and nothing has to wait for them but an answer.
 *
 * @throws ConnectionError
 */
export async function loadContract(): Promise<typeof Contract> {
  try {
    return await import('./contract.js');
  } catch (cause) {
    throw new ConnectionError('The part that reads answers could not be loaded.', { cause });
  }
}
