import type { Output } from '../output/output.js';
import { nameUser } from './name-user.js';
import type { StoredSession } from './stored-session.js';

/** The end of a sentence that begins with `Signed in to …`. */
export function describeSignedIn(
  { user }: Pick<StoredSession, 'user'>,
  output: Pick<Output, 'clean'>,
): string {
  return user === undefined ? '' : ` as ${output.clean(nameUser(user))}`;
}
