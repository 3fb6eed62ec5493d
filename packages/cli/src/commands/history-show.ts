import { formatAgo, formatLatency, oneLine, quoteForShell, wrapWords } from '@nanda/terminal';
import { findExecution } from '../history/find-execution.js';
import { formatEvent } from '../history/format-event.js';
import { nameConnections } from '../history/name-connections.js';
import { paintState } from '../history/paint-state.js';
import { readPastEvents } from '../history/read-past-events.js';
import { wordsOf } from '../history/words-of.js';
import { followAnswered } from '../inbox/follow-answered.js';
import { resultFormats } from '../output/output-format.js';
import { showResult } from '../results/show-result.js';
import { defineCommand } from './define-command.js';
import { historyArgument } from './history-argument.js';
import { proxyOptions } from './proxy-options.js';

const mostEvents = 200;

export const historyShow = defineCommand({
  summary: 'Show a call: arguments, timings, events, and its result as exec prints it.',
  arguments: [historyArgument],
  examples: [
    { line: 'history show 1', does: 'the first row of the last history' },
    { line: 'history show exec_019d2f6b3a51 --json', does: 'all of it, for a program' },
    { line: 'history show 1 --follow', does: 'one that still runs, to its end' },
  ],
  options: {
    follow: { kind: 'flag', short: 'f', summary: 'Follow one that still runs to its end' },
    save: { kind: 'text', value: 'DIR', summary: 'Save images, audio and other media there' },
    ...proxyOptions,
    format: { ...proxyOptions.format, choices: resultFormats },
  },
  notes: ['Standard output has the result alone; the rest is on standard error.'],
  async run(context) {
    const { io, output, options, positionals, program } = context;
    const execution = await findExecution(positionals[0] ?? '', context);
    const { id, connectionId, toolName, state, metadata, startedAt } = execution;
    const client = await context.client();
    const names = await nameConnections(context);
    const connection = names.get(connectionId) ?? connectionId;
    const isOver = execution.endedAt !== undefined;
    if (!isOver && options.follow === true) {
      const call = { executionId: id, connectionId, toolName, connection };
      return followAnswered(call, { context, io, output, options });
    }
    const events = isOver ? await readPastEvents(id, { client, most: mostEvents }) : [];
    if (output.json) {
      output.document({ ...execution, ...(isOver && { events }) });
      return 0;
    }
    await tell();
    if (execution.result !== undefined) {
      await showResult(execution.result, {
        io,
        output,
        directory: options.save,
        isPaged: true,
      });
    }
    if (execution.error !== undefined) {
      const { code, message } = execution.error;
      output.print(output.clean(`${code}: ${message}`));
    }
    return 0;

    async function tell(): Promise<void> {
      const { dim } = output.noteStyle;
      const width = io.stderr.isTTY === true ? io.stderr.columns || 80 : Number.POSITIVE_INFINITY;
      const write = (line: string, paint = dim) =>
        void io.stderr.write(
          `${paint(wrapWords(output.cleanNote(line), { width, hanging: 2 }))}\n`,
        );
      const words = await wordsOf(execution, { client });
      const took = metadata === undefined ? '' : `, took ${formatLatency(metadata.executionTime)}`;
      const retried =
        metadata && metadata.retryCount > 0 ? `, sent again ${metadata.retryCount} times` : '';
      const cached = metadata?.cached === true ? ', from the cache' : '';
      const call = [toolName, ...words].map((word) => quoteForShell(oneLine(word, 200))).join(' ');
      write(`${call} on @${connection}`, output.noteStyle.bold);
      io.stderr.write(paintState(state, output.noteStyle));
      write(`  ${formatAgo(startedAt, { now: Date.now() })}${took}${retried}${cached}  ${id}`);
      for (const event of events) write(formatEvent(event, { since: startedAt }));
      if (isOver) return;
      write(
        state === 'input_required'
          ? `It waits for an answer: ${program} inbox`
          : `It still runs. Follow it: ${program} history show ${id} --follow`,
      );
    }
  },
});
