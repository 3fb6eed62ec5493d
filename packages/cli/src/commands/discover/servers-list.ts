import type { PageMeta, Service } from '@nanda/protocol';
import { serviceSorts } from '@nanda/protocol/facts';
import { CliError } from '../../errors/cli-error.js';
import { explainMissingCatalog } from '../../services/explain-missing-catalog.js';
import { formatServices } from '../../services/format-services.js';
import { rememberListing } from '../../services/remember-listing.js';
import { defineCommand } from '../define-command.js';
import { proxyOptions } from '../proxy-options.js';

export const serversList = defineCommand({
  summary: 'List all servers of the catalog.',
  arguments: [],
  examples: [
    { line: 'servers list --sort newest', does: 'the newest first' },
    { line: 'servers list --page 2', does: 'the next ones' },
  ],
  options: {
    sort: { kind: 'text', value: 'ORDER', choices: serviceSorts, summary: 'The order' },
    limit: { kind: 'integer', default: 20, summary: 'Rows of a page, 1 to 100' },
    page: { kind: 'integer', default: 1, summary: 'Which page' },
    ...proxyOptions,
  },
  async run(context) {
    const { options, output } = context;
    const { limit, page } = options;
    if (page < 1 || limit < 1 || limit > 100) {
      throw new CliError('USAGE_ERROR', '--limit is 1 to 100, and --page begins with 1.');
    }
    const client = await context.client();
    const { data: services, meta } = await client.call<Service[], PageMeta>('services.list', {
      query: { limit, offset: (page - 1) * limit, sort: options.sort },
    });
    await rememberListing(context, services);
    if (output.json) {
      output.document({ services, ...meta });
      return;
    }
    output.print(`${meta.total} servers:`);
    if (services.length > 0) output.print(formatServices(services, output));
    const missing = meta.total === 0 ? await explainMissingCatalog(context.settings) : undefined;
    if (missing !== undefined) output.note(missing);
    if (meta.total > page * limit) output.note(`More of them: --page ${page + 1}`);
  },
});
