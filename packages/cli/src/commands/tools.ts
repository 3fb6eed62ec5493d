import type { ToolDefinition } from '@nanda/protocol';
import { resolveConnection } from '../connections/resolve-connection.js';
import { toolUsage } from '../help/tool-usage.js';
import { oneLine } from '../text/one-line.js';
import { connectionArgument } from './connection-argument.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const tools = defineCommand({
  summary: 'List the tools of a connection, with the options that they take.',
  arguments: [connectionArgument],
  examples: [
    { line: 'tools', does: 'of the current connection' },
    { line: 'tools weather --json', does: 'of another one, with their schemas' },
  ],
  options: {
    connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
    ...proxyOptions,
  },
  async run(context) {
    const { output, options, positionals, program } = context;
    const named = options.connection ?? positionals[0];
    const connection = await resolveConnection(context, { named });
    const client = await context.client();
    const { data } = await client.call<ToolDefinition[]>('connections.tools', {
      params: { connectionId: connection.id },
    });
    if (output.json) {
      output.document({ connectionId: connection.id, tools: data });
      return;
    }
    if (data.length === 0) {
      output.print(`${connection.label} has no tools.`);
      return;
    }
    const { clean, style } = output;
    for (const tool of data) {
      output.print(`${style.bold(clean(oneLine(tool.name)))} ${clean(toolUsage(tool))}`.trimEnd());
      const description = tool.description ?? tool.title;
      if (description)
        output.print(`  ${style.dim(clean(oneLine(description, output.width - 2)))}`);
    }
    const verb = program === 'nanda' ? 'exec' : `call ${connection.id}`;
    output.note(output.noteStyle.dim(`${program} ${verb} <tool> --help shows all about one.`));
  },
});
