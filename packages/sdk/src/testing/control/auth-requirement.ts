import type { ServiceCredentials } from '@nanda/protocol';

/** What a service wants of its callers. */
export interface AuthRequirement {
  /** What a caller without credentials is told, as `details.challenge`. @default { type: 'bearer' } */
  readonly challenge?: Readonly<Record<string, unknown>> | undefined;
  /** Whether credentials let somebody in. @default any do */
  readonly accepts?: ((credentials: ServiceCredentials) => boolean) | undefined;
}
