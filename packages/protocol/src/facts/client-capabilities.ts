/** What a caller can be asked for while a tool runs; a service is told, and asks for nothing else. */
export const clientCapabilities = ['elicitation', 'sampling', 'roots'] as const;

/** What a caller can be asked for while a tool runs. */
export type ClientCapability = (typeof clientCapabilities)[number];
