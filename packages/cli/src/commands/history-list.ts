import { formatAgo, formatColumns, formatLatency, oneLine } from '@nanda/terminal';
import { historyOptions } from '../history/history-options.js';
import { listExecutions } from '../history/list-executions.js';
import { nameConnections } from '../history/name-connections.js';
import { paintState } from '../history/paint-state.js';
import { shortenExecutionId } from '../history/shorten-execution-id.js';
import { usageError } from '../options/usage-error.js';
import { createRowStore } from '../state/create-row-store.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const historyList = defineCommand({
  summary: 'List the calls that were made, the newest first.',
  arguments: [],
  examples: [
    { line: 'history', does: 'the latest, with row numbers' },
    { line: 'history list --tool get-sum --state failed', does: 'some of them' },
    { line: 'history list --limit 200 --json', does: 'for a program' },
  ],
  options: {
    ...historyOptions,
    limit: { kind: 'integer', short: 'n', value: 'N', default: 20, summary: 'How many at most' },
    ...proxyOptions,
  },
  notes: [
    'The proxy keeps calls for a week, unless it is told otherwise; those of other programs that use it are in the list too.',
  ],
  async run(context) {
    const { output, options, program, settings } = context;
    const { limit } = options;
    if (limit < 1) throw usageError('--limit is a number from 1 on.');
    const { executions, hasMore } = await listExecutions(options, context, { limit });
    if (output.json) {
      output.document({ executions, hasMore });
      return;
    }
    if (executions.length === 0) {
      output.print('No calls.');
      output.note(`Make one: ${program} exec <tool>`);
      return;
    }
    const ids = executions.map(({ id }) => id);
    await createRowStore(settings, { list: 'history' }).write(ids);
    const names = await nameConnections(context);
    const { clean, style, width } = output;
    // The number of the row is enough where there is little room.
    const hasIds = width >= 100;
    const now = Date.now();
    const rows = executions.map(
      ({ id, connectionId, toolName, state, startedAt, metadata }, index) => [
        style.dim(String(index + 1).padStart(String(executions.length).length)),
        ...(hasIds ? [Number.isFinite(width) ? shortenExecutionId(id, ids) : id] : []),
        paintState(state, style),
        style.bold(clean(oneLine(toolName, 32))),
        clean(oneLine(names.has(connectionId) ? `@${names.get(connectionId)}` : 'closed', 18)),
        metadata === undefined ? '' : formatLatency(metadata.executionTime),
        style.dim(formatAgo(startedAt, { now })),
      ],
    );
    output.print(formatColumns(rows));
    const more = hasMore ? `More: --limit ${limit * 5}. ` : '';
    output.note(output.noteStyle.dim(`${more}Look at one: ${program} history show 1`));
  },
});
