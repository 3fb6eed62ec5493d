import type { ToolDefinition } from '@nanda/protocol';
import { suggestNames } from '@nanda/terminal';
import type { ResolvedConnection } from '../connections/resolve-connection.js';
import { CliError } from '../errors/cli-error.js';

export interface ExplainUnknownToolOptions {
  readonly tools: readonly ToolDefinition[];
  readonly connection: ResolvedConnection;
  readonly program: string;
  readonly cause: unknown;
}

/** Says that a connection has no such tool, and which ones may have been meant. */
export function explainUnknownTool(
  typed: string,
  { tools, connection, program, cause }: ExplainUnknownToolOptions,
): CliError {
  const names = tools.map(({ name }) => name);
  const meant = suggestNames(typed, names);
  const [nearest] = meant;
  const list =
    program === 'nanda'
      ? `nanda tools -c ${connection.id}`
      : `${program} tools list ${connection.id}`;
  return new CliError('TOOL_NOT_FOUND', `There is no tool "${typed}" on ${connection.label}.`, {
    details: {
      tool: typed,
      tools: names.slice(0, 50),
      ...(nearest !== undefined && { nearest }),
    },
    hint: meant.length === 0 ? `See what there is: ${list}` : `Did you mean ${meant.join(', ')}?`,
    cause,
  });
}
