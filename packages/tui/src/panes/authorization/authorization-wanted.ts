import type { PageAddress } from '@nanda/terminal';

/** A page on which the user is to agree to the use of a service. */
export interface AuthorizationWanted {
  readonly id: string;
  /** Not sanitised. */
  readonly serviceName: string;
  /** One that may be opened. */
  readonly page: PageAddress;
}
