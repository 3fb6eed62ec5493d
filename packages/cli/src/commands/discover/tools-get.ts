import { locateTool } from '../../execution/locate-tool.js';
import { printToolHelp } from '../../execution/print-tool-help.js';
import { connectionArgument } from '../connection-argument.js';
import { defineCommand } from '../define-command.js';
import { proxyOptions } from '../proxy-options.js';

/** `tools get` where the connection has its own place. */
export const toolsGet = defineCommand({
  summary: 'Show all about a tool: its parameters, an example, what it gives back.',
  arguments: [
    { ...connectionArgument, name: 'connection-id', required: true },
    { name: 'tool', summary: 'Its name', required: true },
  ],
  examples: [
    { line: 'tools get <connection-id> requestinfo', does: 'how it is called' },
    { line: 'tools get <connection-id> requestinfo --json', does: 'its definition' },
  ],
  options: proxyOptions,
  async run(context) {
    const [connection = '', typed = ''] = context.positionals;
    const invocation = `${context.program} call ${connection}`;
    const located = await locateTool(context, { typed, connection, words: [], invocation });
    printToolHelp(located, { invocation, output: context.output });
  },
});
