import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { waitFor } from '@nanda/testing';
import { expect } from 'vitest';
import type { Tmux } from '../start-tmux.js';
import { normalizeScreen } from './normalize-screen.js';

const isWriting = process.env['NANDA_WRITE_SCREENS'] === '1';

/**
 * Waits until the screen is the one in `screens/<name>.txt`. With `NANDA_WRITE_SCREENS=1` in the environment the screen
 * is written there, once it changes no more.
 */
export async function expectScreen(app: Tmux, name: string): Promise<void> {
  const file = new URL(`screens/${name}.txt`, import.meta.url);
  const look = () => normalizeScreen(app.screen());
  if (isWriting) {
    await writeFile(file, await settle(look));
    return;
  }
  expect(existsSync(file), `screens/${name}.txt is not there: NANDA_WRITE_SCREENS=1`).toBe(true);
  const kept = await readFile(file, 'utf8');
  await waitFor(() => look() === kept, { description: name, timeout: 10_000 }).catch(() => {
    expect(look()).toBe(kept);
  });
}

/** What is seen twenty times in a row. */
async function settle(look: () => string): Promise<string> {
  let seen = '';
  let times = 0;
  return waitFor(
    () => {
      const now = look();
      times = now === seen ? times + 1 : 0;
      seen = now;
      return times >= 20 && now;
    },
    { description: 'the screen to come to rest', timeout: 20_000, interval: 50 },
  );
}
