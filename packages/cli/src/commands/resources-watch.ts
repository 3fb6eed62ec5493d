import type { ConnectionEvent, ReadResource } from '@nanda/protocol';
import { formatResult } from '../results/format-result.js';
import { resolveResource } from '../resources/resolve-resource.js';
import { watchResource } from '../resources/watch-resource.js';
import { connectionOption } from './connection-option.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';
import { resourceArgument } from './resource-argument.js';

export const resourcesWatch = defineCommand({
  summary: 'Say when a resource changes, until Ctrl-C.',
  arguments: [resourceArgument],
  examples: [
    { line: 'resources watch 1', does: 'a line for each change' },
    { line: 'resources watch 1 --read', does: 'and what it holds then' },
    { line: 'resources watch 1 --json', does: 'a document for each change' },
  ],
  options: {
    connection: connectionOption,
    read: { kind: 'flag', summary: 'Read it after each change, and print what it holds' },
    ...proxyOptions,
  },
  writesAsItComes: true,
  async run(context) {
    const { io, output, options, positionals } = context;
    const { connection, uri } = await resolveResource(positionals[0] ?? '', context, {
      named: options.connection,
    });
    const client = await context.client();
    const { clean, style } = output;
    await watchResource(
      { connectionId: connection.id, uri },
      {
        client,
        io,
        onReady: () => output.note(output.noteStyle.dim('Watching. Ctrl-C ends it.')),
        onChange: show,
      },
    );

    async function show({ timestamp }: ConnectionEvent): Promise<void> {
      const read =
        options.read === true
          ? (
              await client.call<ReadResource>('resources.read', {
                params: { connectionId: connection.id },
                query: { uri },
              })
            ).data
          : undefined;
      if (output.json) {
        output.document({ timestamp, uri, ...read }, { oneLine: true });
        return;
      }
      output.print(`${style.dim(timestamp)}  ${clean(uri)}`);
      if (read === undefined) return;
      const content = read.contents.map((resource) => ({ type: 'resource', resource }));
      output.print(clean(formatResult({ content })));
    }
  },
});
