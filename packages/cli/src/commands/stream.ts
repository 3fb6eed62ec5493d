import { runTool } from '../execution/run-tool.js';
import { toolArguments } from '../execution/tool-arguments.js';
import { toolOptions } from '../execution/tool-options.js';
import type { CommandContext } from './command.js';
import { defineCommand } from './define-command.js';

export const stream = defineCommand({
  summary: 'Call a tool and follow its events: progress and logs, then the result.',
  arguments: toolArguments,
  examples: [
    { line: 'stream analyze --param1 value1', does: 'on the current connection' },
    { line: 'stream analyze --json', does: 'one JSON event a line' },
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
  run: (context) => runTool(context, { ...callOf(context), shows: 'stream' }),
});

function callOf(context: CommandContext<typeof toolOptions>) {
  return {
    tool: context.positionals[0],
    connection: context.options.connection,
    words: context.rest,
    invocation: `${context.program} stream`,
  };
}
