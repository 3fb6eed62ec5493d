/** How commands are told which request they are about. */
export const inboxArgument = {
  name: 'id',
  summary: 'A row number of the last inbox, or the id of the call (its beginning is enough)',
  required: true,
} as const;
