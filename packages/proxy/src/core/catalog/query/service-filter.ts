import type { ServiceAuthKind, ServiceHealthState, Transport } from '@nanda/protocol';

/** What services have to be. Everything that is given has to hold. */
export interface ServiceFilter {
  /** In any case. */
  readonly category?: string;
  /** All of them must be there, in any case. */
  readonly tags?: readonly string[];
  readonly transport?: Transport;
  readonly auth?: ServiceAuthKind;
  /** The name of a registry that lists it. */
  readonly source?: string;
  readonly health?: ServiceHealthState;
  /** Whether it is known to want credentials. */
  readonly protected?: boolean;
  readonly verified?: boolean;
  /** Milliseconds of the epoch: only what was listed here, or has changed, after that. */
  readonly updatedSince?: number;
  /** One of the versions that are known of it, the latest or an earlier one. Exact. */
  readonly version?: string;
}
