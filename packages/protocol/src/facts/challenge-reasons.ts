/** Why a service wants credentials now. */
export const challengeReasons = [
  'missing',
  'refused',
  'expired',
  'insufficient_scope',
  'moved',
] as const;

/**
 * Why a service wants credentials now. `missing`, of a connection that is there: it was made without any, or they are gone;
 * another one is made with what is wanted.
 */
export type ChallengeReason = (typeof challengeReasons)[number];
