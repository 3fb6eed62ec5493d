import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { Organisation } from './organisation.js';

/**
 * What vouches for a service of the index: that all of its endpoints lie in the domain that its
 * organisation has proven to own. A card can say anything, and a domain alone says nothing of a service
 * that runs elsewhere.
 */
export function verifyOrganisation(
  { domain }: Pick<Organisation, 'domain'>,
  {
    endpoints,
    registry,
  }: { readonly endpoints: ServiceRecord['endpoints']; readonly registry: string },
): ServiceRecord['verification'] {
  if (domain === undefined || !domain.includes('.') || endpoints.length === 0) return undefined;
  const isWithin = endpoints.every(({ url }) => {
    const host = URL.parse(url)?.hostname ?? '';
    // What is filled in may hold a whole host, and push the rest of this one into the path.
    if (/[{}]/.test(host)) return false;
    return host === domain || host.endsWith(`.${domain}`);
  });
  if (!isWithin) return undefined;
  return {
    by: 'registry',
    reason: `its endpoint lies in ${domain}, which its publisher has proven to ${registry} to own`,
  };
}
