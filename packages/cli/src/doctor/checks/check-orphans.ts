import { endOrphans } from '../../background/end-orphans.js';
import { findOrphans } from '../../background/find-orphans.js';
import type { Check } from '../check.js';

/** Whether services still run that a proxy which was killed had started. */
export const checkOrphans: Check = {
  name: 'orphans',
  async run({ settings }) {
    const { runtime } = settings.directories;
    const left = findOrphans(runtime);
    const pids = left.flatMap(({ processes }) => processes.map(({ pid }) => pid));
    if (left.length === 0) return { state: 'ok', message: 'none' };
    return {
      state: pids.length > 0 ? 'warning' : 'note',
      message:
        pids.length > 0
          ? `a proxy that was killed has left services running: ${pids.join(', ')}`
          : 'a proxy that was killed has left its list of services, of which none runs',
      advice: 'nanda doctor --fix',
      async repair() {
        await endOrphans(runtime);
        return pids.length > 0 ? `ended: ${pids.join(', ')}` : 'the list was removed';
      },
    };
  },
};
