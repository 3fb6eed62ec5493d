import { describe, expect, test } from 'vitest';
import { median } from './median.js';
import { newPosition } from './new-position.js';
import { hasTerminal } from './open-terminal.js';
import { startResultApp, type ResultApp } from './start-result-app.js';

const rounds = 20;

describe.skipIf(!hasTerminal)('a result of 10 MB', () => {
  test('is scrolled as a small one is, in all views', { timeout: 180_000 }, async () => {
    await using small = await startResultApp({ megabytes: 1 });
    await using large = await startResultApp({ megabytes: 10 });
    for (const view of ['Text', 'Tree', 'JSON', 'Raw']) {
      // The first one is in front already.
      if (view !== 'Text') await switchTo(view, [small, large]);
      const times = new Map<ResultApp, number[]>([
        [small, []],
        [large, []],
      ]);
      for (let round = 0; round < rounds; round += 1) {
        for (const [app, taken] of times) {
          taken.push(await app.terminal.time(round % 2 === 0 ? 'j' : 'k', newPosition));
        }
      }
      const ratio = median(times.get(large) ?? []) / median(times.get(small) ?? []);
      expect(ratio, view).toBeLessThan(4);
    }
  });
});

async function switchTo(view: string, apps: readonly ResultApp[]): Promise<void> {
  for (const { terminal } of apps) await terminal.time('v', `[${view}]`);
}
