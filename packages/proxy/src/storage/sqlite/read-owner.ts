import type { Principal } from '../../core/principal.js';
import { principalKey } from '../../core/principal-key.js';

const local: Principal = { kind: 'local' };
const localKey = principalKey(local);
const anonymousPrefix = principalKey({ kind: 'anonymous', clientId: '' });

/** The principal of a `principalKey`. */
export function readOwner(key: string): Principal {
  if (key === localKey) return local;
  return { kind: 'anonymous', clientId: key.slice(anonymousPrefix.length) };
}
