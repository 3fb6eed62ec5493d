export type SecretPlace = 'keychain' | 'file';

/** What may be told of a secret. */
export interface SecretFacts {
  readonly name: string;
  /** Where its value is. */
  readonly place: SecretPlace;
  /** RFC 3339. */
  readonly changedAt: string;
}

/** What came of keeping one. */
export interface KeptSecret extends SecretFacts {
  /** Whether there was one of that name before. */
  readonly isReplaced: boolean;
  /** Why it is in the file, told the first time that one is: a sentence's end. */
  readonly fileReason?: string;
}

/** The user's own secrets, by names that settings may repeat. */
export interface SecretStore {
  /** Of `secrets.json`; an absolute path. */
  readonly file: string;
  /** The value; undefined where there is none of that name. */
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<KeptSecret>;
  /** @returns whether there was one. */
  remove(name: string): Promise<boolean>;
  /** By name, without their values and without our own: nothing is asked of the keychain. */
  list(): Promise<readonly SecretFacts[]>;
}
