/** How commands are told which connection they are about. */
export const connectionArgument = {
  name: 'connection',
  summary: 'Its id, its short name, or its service; else the current one',
} as const;
