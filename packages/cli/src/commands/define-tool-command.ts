import { connectionWords } from '../execution/connection-words.js';
import { runTool } from '../execution/run-tool.js';
import { toolArguments } from '../execution/tool-arguments.js';
import { toolNotes } from '../execution/tool-notes.js';
import { toolOptions } from '../execution/tool-options.js';
import type { Command, CommandContext, CommandExample } from './command.js';
import { defineCommand } from './define-command.js';

export interface ToolCommand {
  /** As it is typed. */
  readonly name: 'exec' | 'stream';
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  readonly shows: 'result' | 'stream';
}

/** A command that calls a tool: what follows the tool's name is the tool's own. */
export function defineToolCommand({ name, summary, examples, shows }: ToolCommand): Command {
  const callOf = (context: CommandContext<typeof toolOptions>) => ({
    tool: context.positionals[0],
    connection: context.options.connection,
    words: context.rest,
    // With the connection where one was named: what is said to be typed next is then about the same tool.
    invocation: [context.program, name, ...connectionWords(context.options.connection)].join(' '),
  });
  return defineCommand({
    summary,
    arguments: toolArguments,
    examples,
    options: toolOptions,
    stopAfter: 1,
    writesAsItComes: shows === 'stream',
    notes: toolNotes,
    async help(context) {
      const { showToolHelp } = await import('../execution/show-tool-help.js');
      return showToolHelp(context, callOf(context as CommandContext<typeof toolOptions>));
    },
    run: (context) => runTool(context, { ...callOf(context), shows }),
  });
}
