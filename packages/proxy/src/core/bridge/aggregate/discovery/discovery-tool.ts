import type { ToolDefinition } from '@nanda/protocol';
import type { McpAnswer } from '../../../mcp-message.js';
import type { ClientRequest } from '../../mcp-endpoint.js';
import type { AggregatePlace } from '../dialog/aggregate-place.js';

export interface DiscoveryCall {
  /** Fit the input schema of the tool. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request: ClientRequest;
  readonly place: AggregatePlace;
}

/** A tool of the aggregate itself, by which models find services and use them. */
export interface DiscoveryTool {
  readonly definition: ToolDefinition;
  /** @throws NandaError becomes a result with `isError` that says so */
  call(call: DiscoveryCall): Promise<McpAnswer>;
  /** What to say of a fault in the arguments, where there is something better than the rule of the schema. */
  readonly explain?: (parameters: Readonly<Record<string, unknown>>) => string | undefined;
}

/** By their names, in the order in which they are listed. */
export type DiscoveryTools = ReadonlyMap<string, CheckedDiscoveryTool>;

/** With what is wrong with arguments, for the model that has sent them; undefined where nothing is. */
export interface CheckedDiscoveryTool extends DiscoveryTool {
  check(parameters: Readonly<Record<string, unknown>>): string | undefined;
}
