import { isUntouched } from './is-untouched.js';
import { putBack } from './put-back.js';
import type { RestoreOptions } from './restore-connections.js';

/**
 * Puts back what a process has left that was not known to be gone when this one began: one that went
 * silent, or one in another container. What is in use here stays as it is.
 */
export async function takeOverConnections(options: RestoreOptions): Promise<void> {
  const { repository, shelf } = options;
  const found = await repository.list();
  const left = found.filter(({ connection: { id }, session }) => {
    const known = shelf.get(id);
    return known === undefined || (session !== undefined && isUntouched(known));
  });
  await putBack(left, options);
}
