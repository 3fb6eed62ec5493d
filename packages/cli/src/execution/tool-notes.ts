/** What the help of every command that calls a tool says of its options. */
export const toolNotes = [
  'Options before the name of the tool are ours. After it the tool’s own come first; --json, --save, --timeout, --dry-run and the like are ours there too, unless the tool has them. After -- everything is the tool’s.',
];
