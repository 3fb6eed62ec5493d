import type { Owner, Principal } from './principal.js';

/** Who owns what a principal makes: without what it may do just now. */
export function ownerOf(principal: Principal): Owner {
  switch (principal.kind) {
    case 'local':
      return { kind: 'local' };
    case 'user':
      return { kind: 'user', userId: principal.userId };
    case 'anonymous':
      return { kind: 'anonymous', clientId: principal.clientId };
  }
}
