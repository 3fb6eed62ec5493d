import type { Principal } from '../../core/principal.js';

/** What is known of a request once it has been let in. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** The caller has shown nothing that tells who it is: the principal is new with this request. @default false */
  readonly isStranger?: boolean;
}
