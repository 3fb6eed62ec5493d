import type { Owner } from '../../core/principal.js';

/** The owner of a `principalKey`. */
export function readOwner(key: string): Owner {
  const [kind = '', id = ''] = splitOnce(key);
  if (kind === 'local') return { kind };
  return kind === 'user' ? { kind, userId: id } : { kind: 'anonymous', clientId: id };
}

/** The id may hold a colon. */
function splitOnce(key: string): readonly string[] {
  const at = key.indexOf(':');
  return at === -1 ? [key] : [key.slice(0, at), key.slice(at + 1)];
}
