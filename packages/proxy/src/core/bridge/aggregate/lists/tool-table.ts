import type { ToolDefinition } from '@nanda/protocol';
import type { AggregateView } from '../../aggregate-view.js';
import type { Member } from '../gathering/member.js';
import { nameOffers } from '../naming/name-offers.js';
import { withAppUri } from '../uris/app-uris.js';
import type { UriPlace } from '../uris/uri-directory.js';

/** A tool of a service as it is listed. */
export interface ListedTool {
  readonly name: string;
  readonly connectionId: string;
  readonly alias: string;
  /** As the service has it. */
  readonly tool: ToolDefinition;
  /** As clients see it. */
  readonly row: ToolDefinition;
}

/** All tools of a principal's connections, whatever a view allows of them. */
export interface ToolTable {
  readonly tools: readonly ListedTool[];
  find(name: string): ListedTool | undefined;
  /** By its own name; undefined where the connection is not known to have it. */
  findOwn(connectionId: string, toolName: string): ListedTool | undefined;
}

export interface ToolTableOptions {
  readonly names: AggregateView['names'];
  readonly reserved: ReadonlySet<string>;
  /** How the resource of an app is shown. */
  readonly showApp: (place: UriPlace) => string;
}

/** @param members in the order of creation */
export function createToolTable(members: readonly Member[], options: ToolTableOptions): ToolTable {
  const own = new Map<string, Map<string, ListedTool>>();
  const offers = members.flatMap(({ connection, alias }) => {
    const tools = new Map<string, ToolDefinition>();
    for (const tool of connection.metadata.tools) {
      if (!tools.has(tool.name)) tools.set(tool.name, tool);
    }
    return Array.from(tools.values(), (tool) => ({
      connectionId: connection.id,
      alias,
      tool,
      name: tool.name,
    }));
  });
  const names = nameOffers(offers, options);
  const tools = offers.map(({ connectionId, alias, tool }, index): ListedTool => {
    const name = names[index] ?? tool.name;
    const shown = withAppUri(tool, (uri) => options.showApp({ connectionId, uri }));
    const listed = { name, connectionId, alias, tool, row: { ...shown, name } };
    const ofConnection = own.get(connectionId) ?? new Map<string, ListedTool>();
    own.set(connectionId, ofConnection.set(tool.name, listed));
    return listed;
  });
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    tools,
    find: (name) => byName.get(name),
    findOwn: (connectionId, toolName) => own.get(connectionId)?.get(toolName),
  };
}
