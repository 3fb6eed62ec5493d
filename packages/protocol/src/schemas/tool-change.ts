import * as z from 'zod/mini';

/** How a tool differs from what it was when the connection was first made. */
export interface ToolChange {
  /** The tool that differs. */
  toolName: string;
  /** How it differs. */
  kind: 'added' | 'removed' | 'changed';
  /** The members that differ, where it changed: `description`, `inputSchema`, … */
  members?: string[] | undefined;
}

export const ToolChangeSchema = z.object({
  toolName: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  members: z.optional(z.array(z.string())),
});
