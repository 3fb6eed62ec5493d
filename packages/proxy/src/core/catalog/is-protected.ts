import type { ServiceRecord } from './service-record.js';

/** Whether a service is known to want credentials of its callers. */
export function isProtected({ auth }: Pick<ServiceRecord, 'auth'>): boolean {
  return auth.kind !== 'none' && auth.kind !== 'unknown';
}
