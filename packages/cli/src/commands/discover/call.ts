import { runTool } from '../../execution/run-tool.js';
import { toolArguments } from '../../execution/tool-arguments.js';
import { toolNotes } from '../../execution/tool-notes.js';
import { toolOptions } from '../../execution/tool-options.js';
import type { CommandContext } from '../command.js';
import { defineCommand } from '../define-command.js';

// The connection has its own place here.
const { connection: _, ...callOptions } = toolOptions;

export const call = defineCommand({
  summary: 'Call a tool and print its result. Its arguments are typed by its own schema.',
  arguments: [
    { name: 'connection-id', summary: 'Its id, its short name, or its service', required: true },
    ...toolArguments,
  ],
  examples: [
    { line: 'call <connection-id> requestinfo category=menu', does: 'call it' },
    { line: 'call <connection-id> <tool> --help', does: 'its own help' },
  ],
  options: callOptions,
  stopAfter: 2,
  notes: toolNotes,
  async help(context) {
    const { showToolHelp } = await import('../../execution/show-tool-help.js');
    return showToolHelp(context, callOf(context as CommandContext<typeof callOptions>));
  },
  run: (context) => runTool(context, { ...callOf(context), shows: 'result' }),
});

function callOf(context: CommandContext<typeof callOptions>) {
  return {
    tool: context.positionals[1],
    connection: context.positionals[0],
    words: context.rest,
    invocation: `${context.program} call ${context.positionals[0] ?? '<connection-id>'}`,
  };
}
