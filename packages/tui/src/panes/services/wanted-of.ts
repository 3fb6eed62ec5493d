import type { Service } from '@nanda/sdk';
import { knownChallenge, type WantedChallenge } from '@nanda/terminal';

/**
 * What a service is known to want of who connects; undefined for nothing. What the user has added themself is given what their
 * own file has for it.
 */
export function wantedOf(service: Service): WantedChallenge | undefined {
  return service.verification?.by === 'local-user' ? undefined : knownChallenge(service);
}
