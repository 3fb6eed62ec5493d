import type { WantedChallenge } from '@nanda/terminal';

/** What is asked for before a service is connected. */
export interface CredentialsWanted {
  /** What `connect` is given: the id of the service. */
  readonly serviceId: string;
  /** Not sanitised. */
  readonly serviceName: string;
  /** What it wants. Not sanitised. */
  readonly credentials: WantedChallenge;
  /** The short name that the connection is to have. */
  readonly name?: string | undefined;
  /** True where it has just refused others. */
  readonly isAgain?: boolean | undefined;
}
