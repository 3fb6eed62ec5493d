import { quoteForShell } from '@nanda/terminal';
import { locateTool } from '../execution/locate-tool.js';
import { printToolHelp } from '../execution/print-tool-help.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const toolsGet = defineCommand({
  summary: 'Show all about a tool: its parameters, an example, what it gives back.',
  arguments: [
    {
      name: 'tool',
      summary: "Its name, or connection/name for one of another connection's",
      required: true,
    },
  ],
  examples: [
    { line: 'tools get requestinfo', does: 'the same as exec requestinfo --help' },
    { line: 'tools get -c weather getForecast --json', does: 'its definition, with the schemas' },
  ],
  options: {
    connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
    ...proxyOptions,
  },
  async run(context) {
    const { options, output, positionals } = context;
    const { connection } = options;
    const on = connection === undefined ? '' : ` -c ${quoteForShell(connection)}`;
    const invocation = `${context.program} exec${on}`;
    const [typed = ''] = positionals;
    const located = await locateTool(context, { typed, connection, words: [], invocation });
    printToolHelp(located, { invocation, output });
  },
});
