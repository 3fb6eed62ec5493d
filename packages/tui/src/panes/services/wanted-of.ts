import { wantedCredentials, type WantedCredentials } from '@nanda/terminal';
import type { Service } from '@nanda/sdk';

/**
 * The credentials that a service is known to want of who connects; undefined for none. What the user has added themself
 * is given what their own file has for it.
 */
export function wantedOf(service: Service): WantedCredentials | undefined {
  return service.verification?.by === 'local-user' ? undefined : wantedCredentials(service);
}
