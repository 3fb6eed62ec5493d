/** Whether its publisher still stands behind a service. Withdrawn ones are not listed at all. */
export const serviceStatuses = ['active', 'deprecated'] as const;

/** Whether its publisher still stands behind a service. */
export type ServiceStatus = (typeof serviceStatuses)[number];
