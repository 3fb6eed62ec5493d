import type { ToolDefinition } from '@nanda/sdk';
import type { Proposal } from './proposal.js';
import { rememberBy } from './remember-by.js';

/** The tools of a connection, by their names. */
export const proposeTools: (tools: readonly ToolDefinition[]) => readonly Proposal[] = rememberBy(
  (tools: readonly ToolDefinition[]) =>
    tools.map(({ name, description, title }) => ({
      value: name,
      kind: 'tool',
      description: description ?? title ?? '',
    })),
);
