/** `note` is worth knowing and nothing wrong. */
export type FindingState = 'ok' | 'note' | 'warning' | 'problem';

/** What one check has found. */
export interface Finding {
  readonly state: FindingState;
  /** What is so: the beginning of a sentence in lower case, or a fact. May repeat what strangers wrote. */
  readonly message: string;
  /** What to do about it: a sentence, or a command that can be pasted. */
  readonly advice?: string;
  /** Mends it, where that is safe; says what it did. */
  readonly repair?: () => Promise<string>;
}
