import type { ToolDefinition } from '@nanda/protocol';
import type { ResolvedConnection } from '../connections/resolve-connection.js';

/** A tool of a connection that is open. */
export interface OpenTool {
  readonly connection: ResolvedConnection;
  readonly tool: ToolDefinition;
  /** What exec has to be given to mean it. */
  readonly name: string;
}
