import type { ServiceAuthKind } from '@nanda/sdk';

/** Credentials as they are typed behind `connect`: a secret by the place where it is kept, such as `env:TOKEN`. */
export interface CredentialWords {
  /** Default: what the service wants. */
  type?: Exclude<ServiceAuthKind, 'unknown'> | undefined;
  /** `env:NAME`, `file:PATH`; for `evmauth` the wallet, which is no secret. */
  source?: string | undefined;
  wallet?: string | undefined;
  contract?: string | undefined;
  tokenId?: string | undefined;
  /** `basic`: who; the source is then that of the password. */
  user?: string | undefined;
  /** `NAME=value`, `NAME=env:VARIABLE`, each. */
  variables?: readonly string[] | undefined;
  /** `Name: env:VARIABLE`, each. */
  headers?: readonly string[] | undefined;
}
