/** A value that a service wants to be given, as a `ServiceChallenge` has it. All of it is a stranger's text. */
export interface WantedField {
  readonly name: string;
  /** Where it goes: a member of the credentials, a header field, or what stands for a name in templates. */
  readonly in: 'auth' | 'header' | 'variable';
  readonly description?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isSecret?: boolean | undefined;
  readonly format?: 'string' | 'number' | 'boolean' | 'filepath' | undefined;
  readonly default?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly choices?: readonly string[] | undefined;
}

/** The kinds of credentials that somebody can be asked for. */
export type WantedKind = 'api_key' | 'bearer' | 'basic' | 'oauth2' | 'evmauth' | 'custom';

/** What a service wants of who connects: what of its challenge is needed to ask for it. */
export interface WantedChallenge {
  readonly kind: WantedKind;
  /** In the order in which they are asked for; empty where nothing is typed in. */
  readonly fields: readonly WantedField[];
  /** Where these credentials are got. A stranger's: see `pageAddress`. */
  readonly where?: string | undefined;
  /** Why it is wanted now. */
  readonly reason?: string | undefined;
  /** What a token must allow. */
  readonly scope?: string | undefined;
}
