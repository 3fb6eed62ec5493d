import { readFile, rm, stat } from 'node:fs/promises';
import { isAlive } from '../../background/is-alive.js';
import { lockPath, maxLockAge } from '../../background/lock-path.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** Whether a command that was killed has left its lock. */
export const checkLock: Check = {
  name: 'lock',
  async run({ settings, now }) {
    const path = lockPath(settings.directories.runtime);
    const found = await Promise.all([path, `${path}.reclaim`].map((one) => checkFile(one, now)));
    const findings = found.flatMap((finding) => (finding === undefined ? [] : [finding]));
    return findings.length > 0 ? findings : { state: 'ok', message: 'free' };
  },
};

async function checkFile(path: string, now: number): Promise<Finding | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) return undefined;
  const owner = Number((await readFile(path, 'utf8').catch(() => '')) || Number.NaN);
  const isHeld = (Number.isNaN(owner) || isAlive(owner)) && now - facts.mtimeMs < maxLockAge;
  if (isHeld) return { state: 'ok', message: `held by process ${owner}, which starts the proxy` };
  return {
    state: 'warning',
    message: `a stale ${path}; the next start takes it over`,
    advice: 'nanda doctor --fix',
    async repair() {
      await rm(path, { force: true });
      return `${path} was removed`;
    },
  };
}
