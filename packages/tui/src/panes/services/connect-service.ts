import type { Service } from '@nanda/sdk';
import type { SessionAction } from '../../session/session-action.js';
import { credentialsOverlay } from '../connections/credentials-overlay.js';
import { wantedOf } from './wanted-of.js';

/** Connects to a service; one that is known to want credentials is given them first. */
export function connectService(service: Service): readonly SessionAction[] {
  const { id: serviceId, name: serviceName } = service;
  const credentials = wantedOf(service);
  if (credentials === undefined) {
    return [{ intent: 'run', command: { verb: 'connect', target: serviceId } }];
  }
  const overlay = credentialsOverlay({ serviceId, serviceName, credentials });
  return [{ type: 'overlay-opened', overlay }];
}
