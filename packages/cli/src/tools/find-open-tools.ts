import type { CommandContext } from '../commands/command.js';
import { formatFoundTool } from './format-found-tool.js';
import { listOpenTools, type ListOpenToolsOptions } from './list-open-tools.js';
import { matchTools } from './match-tools.js';

export interface FindOpenToolsOptions extends ListOpenToolsOptions {
  readonly limit: number;
}

/** Prints the tools of open connections that fit a query. */
export async function findOpenTools(
  query: string,
  context: Omit<CommandContext, 'options'>,
  { limit, ...where }: FindOpenToolsOptions,
): Promise<void> {
  const { output, program } = context;
  const { connections, tools } = await listOpenTools(context, where);
  const found = matchTools(query, tools).slice(0, limit);
  if (output.json) {
    const rows = found.map(({ tool, connection }) => ({
      connectionId: connection.id,
      connection: connection.label,
      ...tool,
    }));
    output.document({ tools: rows });
    return;
  }
  const [first] = found;
  if (first === undefined) {
    const count = connections.length === 1 ? 'one connection' : `${connections.length} connections`;
    output.print(`Found no tool for "${query}" in ${count}.`);
    output.note(`Look in the whole catalog: ${program} tools find ${query}`);
    return;
  }
  const rows = found.map(({ tool, name }, index) =>
    formatFoundTool(
      { name, description: tool.description ?? tool.title },
      { row: index + 1, output },
    ),
  );
  output.print(rows.join('\n'));
  const { id } = first.connection;
  const on = where.all === true ? '' : ` -c ${id}`;
  const call =
    program === 'nanda'
      ? `nanda exec${on} ${first.name}`
      : `${program} call ${id} ${first.tool.name}`;
  output.note(output.cleanNote(output.noteStyle.dim(`${call} --help shows how it is called.`)));
}
