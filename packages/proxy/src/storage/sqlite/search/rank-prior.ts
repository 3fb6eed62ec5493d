import type { ServiceRecord } from '../../../core/catalog/service-record.js';

/**
 * The factor (1 to 1.2) by which trust and popularity lift a service among ones of like relevance.
 * Small on purpose: it may order near ties, and never beat a better match.
 */
export function rankPrior({
  verified,
  popularity,
}: Pick<ServiceRecord, 'verified' | 'popularity'>): number {
  const popular = Math.min(Math.log10(1 + Math.max(0, popularity)) / 60, 0.1);
  return 1 + (verified ? 0.1 : 0) + popular;
}
