import type { SearchMeta, Service } from '@nanda/protocol';
import { serviceSorts, transports } from '@nanda/protocol/facts';
import { CliError } from '../errors/cli-error.js';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { formatServices } from '../services/format-services.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const search = defineCommand({
  summary: 'Find services by words, category and tags.',
  arguments: [
    { name: 'query', summary: 'Words to look for; without any, all services', many: true },
  ],
  examples: [
    { line: 'search "coffee"', does: 'by words' },
    { line: 'search weather --tags api --limit 5', does: 'fewer' },
    { line: 'search coffee --json', does: 'for a program' },
    { line: 'connect 1', does: 'then, to the first row' },
  ],
  options: {
    category: { kind: 'text', value: 'NAME', summary: 'Only this category' },
    type: { kind: 'text', value: 'NAME', summary: 'The same as --category' },
    tags: { kind: 'text', value: 'A,B', summary: 'Only with all of these tags' },
    transport: { kind: 'text', value: 'NAME', choices: transports, summary: 'Only with this one' },
    verified: { kind: 'flag', summary: 'Only verified services' },
    sort: { kind: 'text', value: 'ORDER', choices: serviceSorts, summary: 'The order' },
    limit: { kind: 'integer', default: 20, summary: 'Rows of a page, 1 to 100' },
    page: { kind: 'integer', default: 1, summary: 'Which page' },
    ...proxyOptions,
  },
  async run(context) {
    const { options, output, state, positionals, program, settings } = context;
    const query = positionals.join(' ');
    const { limit, page, category = options.type } = options;
    if (page < 1 || limit < 1 || limit > 100) {
      throw new CliError('USAGE_ERROR', '--limit is 1 to 100, and --page begins with 1.');
    }
    const client = await context.client();
    const { data: services, meta } = await client.call<Service[], SearchMeta>('services.search', {
      query: {
        q: query === '' ? undefined : query,
        category,
        tags: options.tags,
        transport: options.transport,
        verified: options.verified,
        sort: options.sort,
        limit,
        offset: (page - 1) * limit,
      },
    });
    await state.setLastListing(services);
    if (output.json) {
      output.document({ services, ...meta });
      return;
    }
    const word = program === 'nanda' ? 'service' : 'server';
    if (services.length === 0) {
      output.print(query === '' ? `Found no ${word}s.` : `Found no ${word}s for "${query}".`);
      const narrows = [query, category, options.tags, options.transport, options.verified];
      const missing = await explainMissingCatalog(settings);
      if (missing !== undefined) output.note(missing);
      else if (meta.total > 0) output.note('There are fewer pages than that: --page 1');
      else if (narrows.some((wish) => wish)) output.note(`See what there is: ${program} search`);
      else output.note('Its catalog is empty. See which registries it reads: nanda proxy status');
      return;
    }
    output.print(`Found ${meta.total} ${word}${meta.total === 1 ? '' : 's'}:`);
    output.print(formatServices(services, output));
    if (meta.total > page * limit) output.note(`More of them: --page ${page + 1}`);
  },
});
