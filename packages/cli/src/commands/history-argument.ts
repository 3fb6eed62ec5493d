/** How commands are told which call they are about. */
export const historyArgument = {
  name: 'id',
  summary: 'A row number of the last history, or the id of a call (its beginning is enough)',
  required: true,
} as const;
