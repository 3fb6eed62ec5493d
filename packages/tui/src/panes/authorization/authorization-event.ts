import type { AuthorizationWanted } from './authorization-wanted.js';

/** What becomes of the page on which the user is to agree. */
export type AuthorizationEvent =
  /** A service lets nobody in before. */
  | { type: 'authorization-wanted'; authorization: AuthorizationWanted }
  /** It is waited for no more. */
  | { type: 'authorization-ended'; id: string };
