import { findEndpoint } from '../background/find-endpoint.js';
import { CliError } from '../errors/cli-error.js';
import { connectionWords } from '../execution/connection-words.js';
import { createProgressDisplay } from '../execution/create-progress-display.js';
import { locateTool } from '../execution/locate-tool.js';
import { readToolCall } from '../execution/read-tool-call.js';
import { showToolHelp } from '../execution/show-tool-help.js';
import { toolArguments } from '../execution/tool-arguments.js';
import { toolNotes } from '../execution/tool-notes.js';
import type { BenchReport } from '../measure/bench-report.js';
import { confirmBench } from '../measure/confirm-bench.js';
import { createBenchCalls } from '../measure/create-bench-calls.js';
import { formatBench } from '../measure/format-bench.js';
import { misplacedOption } from '../measure/misplaced-option.js';
import { runBench } from '../measure/run-bench.js';
import { summarizeTimes } from '../measure/summarize-times.js';
import { usageError } from '../options/usage-error.js';
import { createOutput } from '../output/create-output.js';
import { readOutputOptions } from '../output/read-output-options.js';
import type { CommandContext } from './command.js';
import { defineCommand } from './define-command.js';
import { proxyOptions } from './proxy-options.js';

/** Requests of a bench where neither their number nor a time is given. */
const usualRequests = 200;

const benchOptions = {
  requests: { kind: 'integer', short: 'n', summary: `How many calls (default: ${usualRequests})` },
  concurrency: { kind: 'integer', default: 5, summary: 'How many at the same time' },
  duration: { kind: 'duration', summary: 'Begin calls for so long; with -n whichever ends first' },
  warmup: { kind: 'integer', default: 5, summary: 'Calls before that, which do not count' },
  yes: {
    kind: 'flag',
    short: 'y',
    summary: 'Call it even if it says that it may destroy something',
  },
  connection: { kind: 'text', short: 'c', value: 'NAME', summary: 'Which connection' },
  args: { kind: 'text', value: 'JSON', summary: 'All arguments: a JSON object, @file, or -' },
  timeout: {
    kind: 'duration',
    value: 'TIME',
    summary: 'Give up a call after this long without progress',
  },
  ...proxyOptions,
} as const;

/** What exec takes after a tool's name, and means nothing here. */
const notOfBench = [
  'save',
  'retries',
  'no-cache',
  'idempotency-key',
  'no-pager',
  'output',
] as const;

type Context = CommandContext<typeof benchOptions>;

/** What is typed before the tool's name, so that a hint of it means the same tool. */
const invocationOf = ({ program, options }: Pick<Context, 'program' | 'options'>) =>
  [program, 'bench', ...connectionWords(options.connection)].join(' ');

export const bench = defineCommand({
  summary: 'Call a tool many times, and show how long it takes: p50, p90, p99, calls a second.',
  arguments: toolArguments,
  examples: [
    { line: 'bench getMenu', does: '200 calls, 5 at a time' },
    { line: 'bench -n 1000 --concurrency 16 getForecast city=Oslo', does: 'more of them' },
    { line: 'bench --duration 10s --json getMenu', does: 'for ten seconds, for a program' },
  ],
  options: benchOptions,
  stopAfter: 1,
  notes: [
    'Answers that are errors are counted by their codes and are in no time. Ctrl-C shows what there is by then. Connections to the proxy stay open, and GET /health afterwards tells what the way to the proxy and back takes by itself.',
    ...toolNotes,
  ],
  async help(context) {
    const own = context as Context;
    return showToolHelp(own, {
      tool: own.positionals[0],
      connection: own.options.connection,
      words: own.rest,
      invocation: invocationOf(own),
    });
  },
  async run(context) {
    const { io, options, positionals, rest: words } = context;
    const invocation = invocationOf(context);
    const [typed] = positionals;
    if (typed === undefined) {
      throw new CliError('USAGE_ERROR', `Which tool? ${invocation} <tool> [arguments]`, {
        hint: `See what there is: ${context.program} tools`,
      });
    }
    const { concurrency, warmup, duration } = options;
    const requests = options.requests ?? (duration === undefined ? usualRequests : undefined);
    if (concurrency < 1 || concurrency > 1000) throw usageError('--concurrency is 1 to 1000.');
    if (requests === 0) throw usageError('--requests is at least 1.');
    if (duration === 0) throw usageError('--duration is longer than nothing.');
    const plan = { requests, duration, concurrency };

    const located = await locateTool(context, {
      typed,
      connection: options.connection,
      words,
      invocation,
    });
    const { tool, connection } = located;
    const { parameters, late, refusal } = await readToolCall(located.words, {
      tool,
      io,
      invocation,
      typed: located.name,
      takesConnection: true,
      args: options.args,
    }).catch((error: unknown) => {
      const call = { tool, typed: located.name, invocation };
      throw misplacedOption(located.words, call) ?? error;
    });
    if (refusal !== undefined) throw refusal;
    const misplaced = notOfBench.find((name) => late[name] !== undefined);
    if (misplaced === 'output') throw usageError("Put --output before the tool's name.");
    if (misplaced !== undefined) throw usageError(`bench has no --${misplaced}.`);
    const output = await createOutput(io, readOutputOptions({ ...options, ...late }, io));
    const connectionId = connection.id;
    if (late['dry-run'] === true) {
      output.document({ ...plan, warmup, connectionId, toolName: tool.name, parameters });
      return 0;
    }
    await confirmBench(tool, {
      plan,
      io,
      options: { ...options, yes: late.yes ?? options.yes },
    });

    const stopping = new AbortController();
    let isInterrupted = false;
    const release = io.onStopRequest(() => {
      if (isInterrupted) io.exit(130);
      isInterrupted = true;
      stopping.abort();
    });
    const display = createProgressDisplay({
      io,
      style: output.noteStyle,
      label: tool.name,
      writesLines: false,
    });
    using calls = createBenchCalls({
      endpoint: await findEndpoint(context),
      connectionId,
      toolName: tool.name,
      parameters,
      timeout: late.timeout ?? options.timeout,
      concurrency,
      signal: stopping.signal,
    });
    const { signal } = stopping;
    try {
      if (warmup > 0) {
        const before = { requests: warmup, duration: undefined, concurrency };
        await runBench({ ...before, request: () => calls.tool(), signal });
      }
      const { times, errors, messages, elapsed, failedTimes } = await runBench({
        ...plan,
        request: () => calls.tool(),
        signal,
        onAnswer: (progress) =>
          display.update({ progress, ...(requests !== undefined && { total: requests }) }),
      });
      // As many as that tell enough, and nobody waits for them.
      const few = { requests: Math.min(200, times.length), duration: 2000, concurrency };
      const idle =
        times.length === 0
          ? undefined
          : await runBench({ ...few, request: () => calls.nothing(), signal });
      display.stop();
      const answered = times.length + failedTimes.length;
      const summary = summarizeTimes(times);
      const proxy = idle && summarizeTimes(idle.times);
      const report: BenchReport = {
        connectionId,
        tool: tool.name,
        concurrency,
        calls: answered,
        succeeded: times.length,
        failed: failedTimes.length,
        errors,
        elapsed: Math.round(elapsed),
        perSecond: Math.round((answered / elapsed) * 10_000) / 10,
        ...(summary && { times: summary }),
        ...(proxy && { proxy }),
        interrupted: isInterrupted,
      };
      if (output.json) output.document(report);
      else output.print(formatBench(report, { output, samples: times, messages }));
      if (isInterrupted) return 130;
      if (times.length > 0) return 0;
      // Not one of them went well: then nothing was measured.
      const code = Object.keys(errors)[0] ?? 'TOOL_ERROR';
      return new CliError(code, messages[code] ?? '').exitCode;
    } finally {
      display.stop();
      release();
    }
  },
});
