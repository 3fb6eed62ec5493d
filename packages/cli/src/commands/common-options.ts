/** What every command understands. */
export const commonOptions = {
  json: { kind: 'flag', summary: 'Print one JSON document, also on failure' },
} as const;
