/** Ours first: the others are compared with it. */
export const contenderNames = [
  'nanda',
  'nanda over HTTP',
  'substring of name',
  'substring of text',
  'minisearch',
] as const;

export type ContenderName = (typeof contenderNames)[number];
