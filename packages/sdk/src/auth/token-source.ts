/**
 * Gives a token before each request. Called again, with the token that was refused, after an `UNAUTHENTICATED`.
 * Calls that overlap share one.
 */
export type TokenSource = (refused?: string) => string | Promise<string>;
