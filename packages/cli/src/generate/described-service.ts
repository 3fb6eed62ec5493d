import type { ToolDefinition } from '@nanda/protocol';

/** A service that something is generated for. */
export interface DescribedService {
  readonly id: string;
  /** In the catalog. Untrusted. */
  readonly name: string;
  /** What the user calls it, where that is not its id: what the generated text is named after. */
  readonly alias: string | undefined;
  /** Untrusted. */
  readonly description: string | undefined;
  /** By name, so that another order in the service's list makes no other text. Each name once. */
  readonly tools: readonly ToolDefinition[];
}
