/**
 * The options that many commands have, under headings of their own: what a command has for itself stands out. What is
 * named nowhere here is the command's own.
 */
export const optionGroups: readonly {
  readonly title: string;
  readonly names: readonly string[];
}[] = [
  { title: 'Output', names: ['json', 'format', 'fields', 'select', 'output'] },
  { title: 'Proxy', names: ['url', 'registry'] },
  { title: 'General', names: ['profile', 'no-input'] },
];
