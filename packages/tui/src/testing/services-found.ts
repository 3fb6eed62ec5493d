import type { Service } from '@nanda/sdk';
import type { ServicePage } from '../client/service-page.js';
import type { ServiceQuery } from '../client/service-query.js';
import type { SessionEvent } from '../session/session-event.js';
import { fakeServicePage } from './fake-service-page.js';

/** A search that has found these services. */
export function servicesFound(
  services: Service[],
  { query = { text: '' }, ...page }: { query?: ServiceQuery } & Partial<ServicePage> = {},
): readonly SessionEvent[] {
  return [
    { type: 'services-wanted', query },
    { type: 'services-found', query, page: fakeServicePage(services, page) },
  ];
}
