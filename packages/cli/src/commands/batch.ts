import { once } from 'node:events';
import type { BatchRow } from '../batch/batch-row.js';
import type { BadLine, BatchCall } from '../batch/batch-call.js';
import { checkFile } from '../batch/check-file.js';
import { comesOnce } from '../batch/comes-once.js';
import { createLineChecker } from '../batch/create-line-checker.js';
import { createTally } from '../batch/create-tally.js';
import { makeCall, type MakeCallOptions } from '../batch/make-call.js';
import { placeLines } from '../batch/place-lines.js';
import { readLines } from '../batch/read-lines.js';
import { runBatch } from '../batch/run-batch.js';
import { exitCodeOf } from '../errors/exit-code-of.js';
import type { ProofDesk } from '../evmauth/proof-desk.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { toolOptions } from '../execution/tool-options.js';
import { usageError } from '../options/usage-error.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

const mostAtOnce = 64;

export const batch = defineCommand({
  summary: 'Make many calls, a line for each; what comes of them is a line of JSON each.',
  arguments: [
    { name: 'file', summary: 'A file of calls, or - for standard input', required: true },
  ],
  examples: [
    { line: 'batch calls.txt', does: 'lines such as: get-sum a=2 b=3' },
    { line: 'batch calls.jsonl --concurrency 16', does: '{"tool": "get-sum", "arguments": {…}}' },
    { line: 'history export | nanda batch -', does: 'what was called before, again' },
  ],
  options: {
    connection: {
      kind: 'text',
      short: 'c',
      value: 'NAME',
      summary: 'Which connection, where a line does not say it',
    },
    concurrency: { kind: 'integer', value: 'N', default: 8, summary: 'Calls at the same time' },
    'fail-fast': { kind: 'flag', summary: 'Begin no more once a call has failed' },
    'keep-going': { kind: 'flag', summary: 'Leave out lines that are no calls' },
    yes: { kind: 'flag', short: 'y', summary: 'Call tools that may destroy something too' },
    timeout: {
      kind: 'duration',
      value: 'TIME',
      summary: 'Give a call up after this long without progress',
    },
    wallet: toolOptions.wallet,
    'no-sign': toolOptions['no-sign'],
    ...proxyOptions,
  },
  notes: [
    'A line is the words of a call, [connection/]tool name=value…, or a JSON object with tool and arguments, and with connection and id where you want them. Empty lines and those with # are left out.',
    'A file is read twice: where a line is no call, nothing is called. Standard input and pipes are read as they come.',
    'Lines come out as calls end; index is the place of the call, from 0, and line that in the file.',
    'Exit code 0 where all succeeded, 5 where one failed, 8 where one waits for an answer, 2 where a line is no call.',
  ],
  writesAsItComes: true,
  async run(context) {
    const { io, options, output, positionals } = context;
    if (output.format === 'yaml' || output.format === 'table' || output.format === 'csv') {
      throw usageError(`What calls answer comes as JSON lines, and not as ${output.format}.`);
    }
    const [source = ''] = positionals;
    const { concurrency, timeout } = options;
    if (concurrency < 1 || concurrency > mostAtOnce) {
      throw usageError(`--concurrency is a number from 1 to ${mostAtOnce}.`);
    }
    const keepsGoing = options['keep-going'] === true;
    const check = createLineChecker(context, {
      connection: options.connection,
      isConfirmed: options.yes === true,
    });
    // Nothing is begun any more; what runs goes on, or is cancelled where it runs.
    const stopping = new AbortController();
    const cancelling = new AbortController();
    const read = () => placeLines(readLines(source, io, stopping));
    const total = (await comesOnce(source, io))
      ? undefined
      : (await checkFile(read(), { check, mayBeBad: keepsGoing })).total;

    const client = await context.client();
    const tally = createTally();
    const display = createProgressDisplay({
      io,
      style: output.noteStyle,
      label: 'batch',
      writesLines: false,
    });
    // One for all: who is asked about a contract is asked once.
    let desk: Promise<ProofDesk> | undefined;
    const prove: MakeCallOptions['prove'] =
      options['no-sign'] === true
        ? undefined
        : async (...refused) => (await (desk ??= openDesk())).answer(...refused);
    let wasBad = false;
    const release = io.onStopRequest(() => {
      if (cancelling.signal.aborted) return io.exit(130);
      display.line('Cancelling…  (Ctrl-C again to leave at once)');
      stopping.abort();
      cancelling.abort();
    });
    try {
      await runBatch(callsOf(), {
        concurrency,
        signal: stopping.signal,
        call: (call) =>
          'problems' in call
            ? Promise.resolve(rowOf(call))
            : makeCall(call, { client, signal: cancelling.signal, timeout, prove }),
        onResult: show,
      });
    } finally {
      release();
      display.stop();
      // Also where the proxy is gone: which calls were made is not to be guessed.
      output.note(tally.summary(total));
    }
    if (cancelling.signal.aborted) return exitCodeOf('CANCELLED');
    if (wasBad && !keepsGoing) return exitCodeOf('INVALID_PARAMETERS');
    if (tally.failed > 0) return exitCodeOf('TOOL_ERROR');
    return tally.waiting > 0 ? exitCodeOf('INPUT_REQUIRED') : 0;

    async function openDesk(): Promise<ProofDesk> {
      const { createProofDesk } = await import('../evmauth/create-proof-desk.js');
      return createProofDesk(context, {
        wallet: options.wallet,
        output,
        noInput: options['no-input'],
        // Not a line for each of many calls.
        note: () => undefined,
        hold: () => display.hold(),
      });
    }

    async function* callsOf(): AsyncGenerator<BatchCall | BadLine, void, undefined> {
      for await (const line of read()) yield await check(line);
    }

    async function show(row: BatchRow): Promise<void> {
      tally.add(row);
      output.document(row, { isRow: true });
      const { done, failed } = tally;
      const message = failed > 0 ? `${failed} failed` : undefined;
      display.update({ progress: done, ...(total !== undefined && { total }), message });
      const isFailed = row.status !== 'success' && row.status !== 'input_required';
      if (isFailed && options['fail-fast'] === true) stopping.abort();
      // Who reads slowly is waited for: results would pile up otherwise.
      if ((io.stdout as { writableNeedDrain?: boolean }).writableNeedDrain === true) {
        await once(io.stdout, 'drain');
      }
    }

    function rowOf({ problems, ...place }: BadLine): BatchRow {
      wasBad = true;
      if (!keepsGoing) stopping.abort();
      const error = { code: 'INVALID_PARAMETERS', message: problems.join(' '), retryable: false };
      return { ...place, status: 'error', error };
    }
  },
});
