import type { McpEra } from '../../mcp-caller.js';

/** Which way a message goes. Where both are the same era, nothing is translated. */
export interface EraCrossing {
  /** Of whoever says it. */
  readonly from: McpEra;
  /** Of whoever hears it. */
  readonly to: McpEra;
}
