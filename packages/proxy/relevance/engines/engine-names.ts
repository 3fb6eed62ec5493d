/** What can be measured: ours, and what it is compared with. */
export const engineNames = ['nanda', 'minisearch', 'substring', 'substring-text'] as const;

export type EngineName = (typeof engineNames)[number];
