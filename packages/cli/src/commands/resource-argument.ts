/** How commands are told which resource they are about. */
export const resourceArgument = {
  name: 'uri',
  summary: 'Its URI, or its row number in the last list of resources',
  required: true,
} as const;
