/** What services can be filtered by, in the order in which it is offered. */
export const filterNames = [
  'verified',
  'protected',
  'health',
  'auth',
  'transport',
  'category',
  'source',
  'tags',
] as const;

/** A facet that is a filter as well. */
export type FilterName = (typeof filterNames)[number];
