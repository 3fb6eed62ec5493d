/** What a document can be printed as. */
export const dataFormats = ['json', 'jsonl', 'yaml', 'table', 'csv', 'text'] as const;

/** What the result of a tool can be printed as. */
export const resultFormats = [...dataFormats, 'md', 'raw'] as const;

export type OutputFormat = (typeof resultFormats)[number];

/** Whether it is for programs: then standard output has one document, and nothing else. */
export function isData(format: OutputFormat): boolean {
  return (
    format === 'json' ||
    format === 'jsonl' ||
    format === 'yaml' ||
    format === 'table' ||
    format === 'csv'
  );
}
