import type { Service } from '@nanda/protocol';
import { explainMissingCatalog } from '../services/explain-missing-catalog.js';
import { formatServices } from '../services/format-services.js';
import { rememberListing } from '../services/remember-listing.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const recommend = defineCommand({
  summary: 'List services that fit what you use, each with the reason.',
  arguments: [],
  examples: [
    { line: 'recommend', does: 'ten of them' },
    { line: 'recommend --limit 3 --json', does: 'three, for a program' },
  ],
  options: {
    limit: { kind: 'integer', default: 10, summary: 'How many, 1 to 100' },
    ...proxyOptions,
  },
  async run(context) {
    const { options, output } = context;
    const client = await context.client();
    const { data: services } = await client.call<Service[]>('services.recommendations', {
      query: { limit: options.limit },
    });
    await rememberListing(context, services);
    if (output.json) output.document({ services });
    else if (services.length > 0) output.print(formatServices(services, output));
    else {
      output.print('There is nothing to recommend: the catalog has no more than what you use.');
      const missing = await explainMissingCatalog(context.settings);
      if (missing !== undefined) output.note(missing);
    }
  },
});
