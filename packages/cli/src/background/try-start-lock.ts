import { open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from '../state/make-directory.js';
import { isAlive } from './is-alive.js';
import { maxLockAge } from './lock-path.js';

/**
 * Takes the lock file if it is free or stale. Gives what lets go of it, or undefined when somebody
 * else holds it.
 */
export async function tryStartLock(path: string): Promise<(() => Promise<void>) | undefined> {
  await makeDirectory(dirname(path));
  if (!(await create(path)) && !(await reclaim(path))) return undefined;
  return async () => {
    // Only our own: it may have been reclaimed if this process was stopped for long.
    if ((await readOwner(path)) === process.pid) await rm(path, { force: true });
  };
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(String(process.pid));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** One at a time, behind a second lock: else two that saw the same stale one would both hold it. */
async function reclaim(path: string): Promise<boolean> {
  if (!(await isStale(path))) return false;
  const guard = `${path}.reclaim`;
  if (!(await create(guard))) {
    if ((await ageOf(guard)) > maxLockAge) await rm(guard, { force: true });
    return false;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
    return await create(path);
  } finally {
    await rm(guard, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  const owner = await readOwner(path);
  // Empty for the instant between its creation and the writing of the id.
  if (owner !== undefined && !isAlive(owner)) return true;
  return (await ageOf(path)) > maxLockAge;
}

async function readOwner(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^\d+\s*$/.test(text) ? Number(text) : undefined;
}

async function ageOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => undefined);
  return facts === undefined ? 0 : Date.now() - facts.mtimeMs;
}
