import type { Service } from '@nanda/protocol';
import { timeframes } from '@nanda/protocol/facts';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { formatServices } from '../services/format-services.js';
import { rememberListing } from '../services/remember-listing.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const popular = defineCommand({
  summary: 'List the services that are used most.',
  arguments: [],
  examples: [
    { line: 'popular', does: 'of the last week' },
    { line: 'popular --period month --limit 5', does: 'five of the last month' },
  ],
  options: {
    period: {
      kind: 'text',
      value: 'PERIOD',
      choices: timeframes,
      default: 'week',
      summary: 'The time',
    },
    limit: { kind: 'integer', default: 20, summary: 'How many, 1 to 100' },
    ...proxyOptions,
  },
  async run(context) {
    const { options, output } = context;
    const client = await context.client();
    const { period, limit } = options;
    const { data: services } = await client.call<Service[]>('services.popular', {
      query: { timeframe: period, limit },
    });
    await rememberListing(context, services);
    if (output.json) output.document({ services });
    else if (services.length > 0) {
      output.print(formatServices(services, output));
      const isUsed = services.some(({ popularity }) => (popularity.connections ?? 0) > 0);
      if (!isUsed) {
        output.note(
          output.noteStyle.dim(
            'None of them has been used through this proxy lately: the order is that of the registries.',
          ),
        );
      }
    } else {
      output.print('The catalog is empty.');
      const missing = await explainMissingCatalog(context.settings);
      if (missing !== undefined) output.note(missing);
    }
  },
});
