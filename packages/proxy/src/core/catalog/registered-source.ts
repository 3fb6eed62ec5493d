/** The source of the services that users of this proxy have registered. */
export const registeredSource = { key: 'registered', name: 'registered' } as const;
