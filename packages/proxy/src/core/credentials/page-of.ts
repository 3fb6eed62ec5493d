import type { ServiceRecord } from '../catalog/service-record.js';

/** Where the publisher of a service says how one gets in: an http(s) page. */
export function pageOf({ homepage }: Pick<ServiceRecord, 'homepage'>): string | undefined {
  const url = homepage === undefined ? null : URL.parse(homepage);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.username === '' && url.password === '' ? url.href : undefined;
}
