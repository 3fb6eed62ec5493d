import { formatAgo, formatColumns, nameKind, oneLine, summarizeRequest } from '@nanda/terminal';
import { shortenExecutionId } from '../history/shorten-execution-id.js';
import { listWaiting } from '../inbox/list-waiting.js';
import { createRowStore } from '../state/create-row-store.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

export const inboxList = defineCommand({
  summary: 'List what calls wait for: forms, pages to open, messages of a model, directories.',
  arguments: [],
  examples: [
    { line: 'inbox', does: 'all of it, with row numbers' },
    { line: 'inbox list --json', does: 'for a program' },
  ],
  options: proxyOptions,
  notes: [
    'On a terminal exec and stream ask right there: Enter to answer, d to decline, l to leave it for later; Ctrl-C cancels the call. In a script the call is left here, with exit code 8.',
    'Nothing waits for ever: without an answer in time (INPUT_TIMEOUT, ten minutes) the service is told that there is none.',
  ],
  async run(context) {
    const { output, program, settings } = context;
    const waiting = await listWaiting(await context.client());
    if (output.json) {
      output.document({ waiting });
      return;
    }
    if (waiting.length === 0) {
      output.print('Nothing waits for an answer.');
      output.note('A call that asks for something is listed here until somebody answers.');
      return;
    }
    const { clean, style, width } = output;
    const ids = waiting.map(({ executionId }) => executionId);
    const isTerminal = Number.isFinite(width);
    const now = Date.now();
    const places = waiting.map(({ executionId, key }) => `${executionId}/${key}`);
    await createRowStore(settings, { list: 'inbox' }).write(places);
    const rows = waiting.map((request, index) => [
      String(index + 1),
      isTerminal ? shortenExecutionId(request.executionId, ids) : request.executionId,
      style.bold(clean(oneLine(`@${request.connection}`, 24))),
      clean(oneLine(request.toolName, 24)),
      nameKind(request),
      style.dim(formatAgo(request.expiresAt, { now })),
    ]);
    const lines = formatColumns(rows).split('\n');
    waiting.forEach((request, index) => {
      output.print(lines[index] ?? '');
      const said = [request.serviceName, summarizeRequest(request)].filter(Boolean).join(': ');
      output.print(`   ${style.dim(clean(oneLine(said, width - 3)))}`);
    });
    output.note(output.noteStyle.dim(`Answer one: ${program} inbox answer 1 --help`));
  },
});
