import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatBytes } from '@nanda/terminal';
import type { Check } from '../check.js';
import { judgeDisk } from '../judge-disk.js';

/** Whether there is room for what is kept. */
export const checkDisk: Check = {
  name: 'disk',
  async run({ settings }) {
    const { data, state } = settings.directories;
    const places = [...new Set([data, state])].filter((path) => path !== ':memory:');
    const rooms = await Promise.all(places.map(readRoom));
    const [least] = rooms.toSorted((one, other) => one.free - other.free);
    if (least === undefined) return { state: 'ok', message: 'nothing is kept' };
    const verdict = judgeDisk(least.free);
    const message = `${formatBytes(least.free)} free for ${least.path}`;
    if (verdict === 'ok') return { state: verdict, message };
    return {
      state: verdict,
      message,
      advice: 'Make room, or name another place with NANDA_DATA_DIR.',
    };
  },
};

/** Of the nearest directory that is there. */
async function readRoom(path: string): Promise<{ readonly path: string; readonly free: number }> {
  try {
    const { bavail, bsize } = await statfs(path);
    return { path, free: bavail * bsize };
  } catch (error) {
    if (path === dirname(path)) throw error;
    return { ...(await readRoom(dirname(path))), path };
  }
}
