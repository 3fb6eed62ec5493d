import { runTool } from '../execution/run-tool.js';
import { toolArguments } from '../execution/tool-arguments.js';
import { toolOptions } from '../execution/tool-options.js';
import type { CommandContext } from './command.js';
import { defineCommand } from './define-command.js';

export const exec = defineCommand({
  summary: 'Call a tool and print its result. Its arguments are typed by its own schema.',
  arguments: toolArguments,
  examples: [
    { line: 'exec requestinfo --category premium', does: 'on the current connection' },
    { line: 'exec -c weather getForecast city=Oslo days:=3', does: 'on another one' },
    { line: 'exec requestinfo --help', does: "the tool's own help" },
    { line: 'exec analyze --args @arguments.json --json', does: 'arguments from a file' },
  ],
  options: toolOptions,
  stopAfter: 1,
  notes: [
    'Options before the name of the tool are ours. After it the tool’s own come first; --json, --save, --timeout and --dry-run are ours there too, unless the tool has them.',
  ],
  async help(context) {
    const { showToolHelp } = await import('../execution/show-tool-help.js');
    return showToolHelp(context, callOf(context as CommandContext<typeof toolOptions>));
  },
  run: (context) => runTool(context, { ...callOf(context), shows: 'result' }),
});

function callOf(context: CommandContext<typeof toolOptions>) {
  return {
    tool: context.positionals[0],
    connection: context.options.connection,
    words: context.rest,
    invocation: `${context.program} exec`,
  };
}
