import { formatAgo } from '@nanda/terminal';
import { removeStaleRuntime } from '../../background/remove-stale-runtime.js';
import type { Check } from '../check.js';

/** Whether the background proxy is what its file says. */
export const checkProxy: Check = {
  name: 'proxy',
  async run({ facts, now, settings }) {
    const found = await facts;
    const { runtime: directory } = settings.directories;
    switch (found.state) {
      case 'none':
        return { state: 'ok', message: 'not running; starts by itself' };
      case 'running': {
        const { url, pid, startedAt } = found.runtime;
        const since = formatAgo(startedAt, { now });
        return { state: 'ok', message: `${url}, process ${pid}, started ${since}` };
      }
      case 'silent':
        return {
          state: 'problem',
          message: `process ${found.runtime.pid} runs, but does not answer on ${found.runtime.url}`,
          advice: 'nanda proxy stop --force',
        };
      case 'stale':
        return {
          state: 'warning',
          message: `a stale proxy.json: ${found.reason}; the next command replaces it`,
          advice: 'nanda doctor --fix',
          async repair() {
            await removeStaleRuntime(directory);
            return 'the stale proxy.json was removed';
          },
        };
    }
  },
};
