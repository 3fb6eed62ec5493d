import type { Owner } from './principal.js';

/** One string per owner, for maps and columns. */
export function principalKey(owner: Owner): string {
  switch (owner.kind) {
    case 'local':
      return 'local';
    case 'user':
      return `user:${owner.userId}`;
    case 'anonymous':
      return `anonymous:${owner.clientId}`;
  }
}
