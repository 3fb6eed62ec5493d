import { plural } from '@nanda/terminal';
import { endOrphans } from '../background/end-orphans.js';
import { formatDuration } from '../background/format-duration.js';
import { inspectProxy } from '../background/inspect-proxy.js';
import { listCalls } from '../background/list-calls.js';
import { removeStaleRuntime } from '../background/remove-stale-runtime.js';
import { stopProxy } from '../background/stop-proxy.js';
import { createProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const proxyStop = defineCommand({
  summary: 'Stop the background proxy. Its connections come back with the next start.',
  arguments: [],
  examples: [
    { line: 'proxy stop', does: 'when running calls have ended' },
    { line: 'proxy stop --force', does: 'at once' },
  ],
  options: {
    force: { kind: 'flag', summary: 'End running calls, and a proxy that does not answer' },
    ...commonOptions,
  },
  notes: [
    'Running calls have half a minute to end; Ctrl-C ends the wait. What waits for an answer of yours is kept.',
  ],
  async run({ io, output, options, settings }) {
    const { baseUrl } = settings;
    if (baseUrl !== undefined) {
      output.note(
        `Commands use the proxy at ${baseUrl}. What is stopped is the one in the background.`,
      );
    }
    const directory = settings.directories.runtime;
    const { force = false } = options;
    const facts = await inspectProxy(directory);
    if (facts.state === 'none' || facts.state === 'stale') {
      const orphans = await endOrphans(directory);
      if (facts.state === 'stale') await removeStaleRuntime(directory);
      if (output.json) {
        output.document({ stopped: false, wasStale: facts.state === 'stale', orphans });
        return;
      }
      output.print('It was not running.');
      if (facts.state === 'stale') output.note(`What it had left was removed: ${facts.reason}.`);
      noteOrphans(orphans);
      return;
    }

    const { runtime } = facts;
    if (facts.state === 'silent' && !force) {
      throw new CliError(
        'PROXY_UNREACHABLE',
        `The background proxy (process ${runtime.pid}) runs, but does not answer.`,
        { hint: 'nanda proxy stop --force' },
      );
    }
    const calls =
      facts.state === 'silent'
        ? []
        : await listCalls(createProxyClient({ endpoint: runtime }), { state: 'running' }).catch(
            () => [],
          );
    if (calls.length > 0 && !force) {
      output.note(`Waiting for ${plural(calls.length, 'running call')}; Ctrl-C ends them now.`);
    }
    const hurrying = new AbortController();
    const release = io.onStopRequest(() => hurrying.abort());
    const began = performance.now();
    const wasKilled = await stopProxy(runtime, {
      directory,
      force,
      hurry: hurrying.signal,
      kill: facts.state === 'silent',
    });
    release();
    const waited = performance.now() - began;
    const orphans = wasKilled ? await endOrphans(directory) : [];
    if (output.json) {
      output.document({
        stopped: true,
        pid: runtime.pid,
        calls: calls.length,
        waited: Math.round(waited),
        wasKilled,
        orphans,
      });
      return;
    }
    output.print('Stopped.');
    if (calls.length > 0) {
      const word = plural(calls.length, 'call');
      const how = force || hurrying.signal.aborted ? 'was ended' : 'was waited for';
      output.note(
        `${word} ${calls.length === 1 ? how : how.replace('was', 'were')}, ${formatDuration(waited)}.`,
      );
    }
    if (wasKilled) output.note(`Process ${runtime.pid} did not end by itself and was killed.`);
    noteOrphans(orphans);

    function noteOrphans(pids: readonly number[]): void {
      if (pids.length === 0) return;
      output.note(`Services that it had left running were ended: ${pids.join(', ')}.`);
    }
  },
});
