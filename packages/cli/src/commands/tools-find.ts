import { findCatalogTools } from '../tools/find-catalog-tools.js';
import { findOpenTools } from '../tools/find-open-tools.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const toolsFind = defineCommand({
  summary: 'Find tools that do something: of all services, or of the connections that are open.',
  arguments: [
    { name: 'query', summary: 'What it should do, in words', required: true, many: true },
  ],
  examples: [
    { line: 'tools find "send an email"', does: 'tools, and whose they are' },
    { line: 'connect 1', does: 'to the service of the first' },
    { line: 'tools find forecast --all', does: 'which open connection has it' },
    { line: 'tools find forecast -c weather', does: 'in one of them' },
  ],
  options: {
    limit: { kind: 'integer', default: 20, summary: 'How many, 1 to 100' },
    connection: {
      kind: 'text',
      short: 'c',
      value: 'NAME',
      summary: 'Only in this open connection',
    },
    all: { kind: 'flag', summary: 'Only in the open connections, in all of them' },
    ...proxyOptions,
  },
  notes: [
    'Looks at tools that registries list, and at those of services you have connected to. With `-c` or `--all` it asks the connections themselves, and every word has to be in the name or in the description.',
  ],
  async run(context) {
    const { all, connection, limit } = context.options;
    const query = context.positionals.join(' ');
    if (all !== true && connection === undefined) {
      return findCatalogTools(query, context, { limit });
    }
    return findOpenTools(query, context, { limit, named: connection, all });
  },
});
