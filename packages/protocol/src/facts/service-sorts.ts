/** The orders in which services are listed. `relevance` without a query is `popularity`. */
export const serviceSorts = ['relevance', 'popularity', 'rating', 'newest', 'name'] as const;

/** The order in which services are listed. */
export type ServiceSort = (typeof serviceSorts)[number];
