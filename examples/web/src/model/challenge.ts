/** What a service wants of who connects, as far as it says so. All of it is its own words. */
export interface Challenge {
  /** `bearer`, `oauth2`, `api_key`, …, or a word that came later. */
  readonly type: string;
  /** The scheme and the realm, scope and the like, in the order in which they are shown. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Where the service describes how to sign in. */
  readonly description?: string | undefined;
}
