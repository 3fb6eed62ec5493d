import type { ServicePage } from '../../client/service-page.js';
import type { ServiceQuery } from '../../client/service-query.js';
import type { Failure } from '../../session/failure.js';

/** What becomes of the list of services. */
export type ServicesEvent =
  /** Something else is looked for; the rows stay until there are others. */
  | { type: 'services-wanted'; query: ServiceQuery }
  | { type: 'services-found'; query: ServiceQuery; page: ServicePage }
  | { type: 'more-services-wanted' }
  | { type: 'more-services-found'; query: ServiceQuery; page: ServicePage }
  | { type: 'services-failed'; query: ServiceQuery; failure: Failure };
