/** The lists that MCP tells changes of; that of templates goes with the resources. */
export type ListKind = 'tools' | 'prompts' | 'resources';
