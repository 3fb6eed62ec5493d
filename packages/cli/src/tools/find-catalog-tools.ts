import type { ToolMatch } from '@nanda/protocol';
import type { CommandContext } from '../commands/command.js';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { rememberListing } from '../services/remember-listing.js';
import { formatFoundTool } from './format-found-tool.js';

type Context = Omit<CommandContext, 'options'>;

/** Prints the tools of the catalog that fit a query, and whose they are. */
export async function findCatalogTools(
  query: string,
  context: Context,
  { limit }: { readonly limit: number },
): Promise<void> {
  const { output, program } = context;
  const client = await context.client();
  const { data: tools } = await client.call<ToolMatch[]>('tools.search', {
    query: { q: query, limit },
  });
  await rememberListing(
    context,
    tools.map(({ service }) => service),
  );
  if (output.json) {
    output.document({ tools });
    return;
  }
  if (tools.length === 0) {
    output.print(`Found no tool for "${query}".`);
    const missing = await explainMissingCatalog(context.settings);
    output.note(missing ?? `Look for services: ${program} search ${query}`);
    return;
  }
  const rows = tools.map(({ name, description, service }, index) =>
    formatFoundTool(
      { name, description, of: service.name, isVerified: service.verified },
      {
        row: index + 1,
        output,
      },
    ),
  );
  output.print(rows.join('\n'));
  output.note(output.noteStyle.dim(`${program} connect 1 connects to the first one's service.`));
}
