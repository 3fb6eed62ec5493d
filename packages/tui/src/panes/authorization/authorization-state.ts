import type { AuthorizationWanted } from './authorization-wanted.js';

/** The page on which the user is to agree now; null for none. */
export type AuthorizationState =
  | (AuthorizationWanted & {
      /** Whether it has come in front. */
      readonly isShown: boolean;
    })
  | null;
