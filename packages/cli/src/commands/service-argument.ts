/** How commands are told which service they are about. */
export const serviceArgument = {
  name: 'service',
  summary: 'Its id, its name, or its row number in the last listing',
  required: true,
} as const;
