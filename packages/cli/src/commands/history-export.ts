import type { Execution } from '@nanda/protocol';
import { findRedacted, plural, quoteForShell } from '@nanda/terminal';
import { connectionWords } from '../execution/connection-words.js';
import { toolWord } from '../execution/tool-word.js';
import { historyOptions } from '../history/history-options.js';
import { listExecutions } from '../history/list-executions.js';
import { nameConnections } from '../history/name-connections.js';
import { wordsOf } from '../history/words-of.js';
import { usageError } from '../options/usage-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const historyExport = defineCommand({
  summary: 'Print calls as lines that can be called again, the oldest first.',
  arguments: [],
  examples: [
    { line: 'history export > calls.jsonl', does: 'for nanda batch' },
    { line: 'history export --shell --tool get-sum', does: 'as commands for a shell' },
  ],
  options: {
    jsonl: {
      kind: 'flag',
      summary: 'A JSON document a line, as nanda batch reads them (the default)',
    },
    shell: { kind: 'flag', summary: 'A command a line, for a shell' },
    ...historyOptions,
    limit: { kind: 'integer', short: 'n', value: 'N', default: 100, summary: 'How many at most' },
    ...proxyOptions,
  },
  notes: [
    'A call with arguments that were not kept, because they looked like secrets, is left out.',
  ],
  async run(context) {
    const { output, options, io } = context;
    if (options.shell === true && (options.jsonl === true || output.json)) {
      throw usageError('--shell prints commands, and no JSON.');
    }
    if (output.format === 'yaml' || output.format === 'table' || output.format === 'csv') {
      throw usageError(`Calls are lines to be called again, and not ${output.format}.`);
    }
    if (options.limit < 1) throw usageError('--limit is a number from 1 on.');
    const { executions } = await listExecutions(options, context, { limit: options.limit });
    const names = await nameConnections(context);
    const client = await context.client();
    const isDocument = output.format === 'json' && options.jsonl !== true;
    const calls: object[] = [];
    let left = 0;
    for (const { id } of executions.toReversed()) {
      const params = { executionId: id };
      const { data } = await client.call<Execution>('executions.get', { params });
      const { connectionId, toolName, parameters = {} } = data;
      if (findRedacted(parameters).length > 0) {
        left += 1;
        continue;
      }
      const connection = names.get(connectionId) ?? connectionId;
      if (options.shell === true) {
        const words = await wordsOf(data, { client });
        const line = [
          'nanda exec',
          ...connectionWords(connection),
          toolWord(toolName),
          ...words.map(quoteForShell),
        ];
        io.stdout.write(`${line.join(' ')}\n`);
        continue;
      }
      const call = { connection, tool: toolName, arguments: parameters };
      if (isDocument) calls.push(call);
      else output.document(call, { oneLine: true });
    }
    if (isDocument) output.document({ calls });
    if (left > 0)
      output.note(
        `${plural(left, 'call')} left out: arguments that looked like secrets were not kept.`,
      );
  },
});
