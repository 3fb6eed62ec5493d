import type { ServiceChallenge, ServiceCredentials } from '@nanda/protocol';

/** What a service wants of its callers. */
export interface AuthRequirement {
  /**
   * What a caller without credentials, or with those that are not accepted, is told as `details.challenge`. What is left
   * out is filled in: the usual `fields` of the kind, the `reason`. @default { kind: 'bearer' }
   */
  readonly challenge?: Readonly<Partial<ServiceChallenge>> | undefined;
  /** Whether credentials let somebody in. @default any do */
  readonly accepts?: ((credentials: ServiceCredentials) => boolean) | undefined;
}
