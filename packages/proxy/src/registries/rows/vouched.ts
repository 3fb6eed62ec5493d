/** What a registry's own `verified: true` makes of a service. */
export const vouched = { by: 'registry', reason: 'its registry says so' } as const;
