/** How commands that take something else by its place are told which connection they are about. */
export const connectionOption = {
  kind: 'text',
  short: 'c',
  value: 'NAME',
  summary: 'Which connection; else the current one',
} as const;
