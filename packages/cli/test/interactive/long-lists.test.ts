import { describe, expect, test } from 'vitest';
import { median } from './median.js';
import { newPosition } from './new-position.js';
import { hasTerminal } from './open-terminal.js';
import { startCatalogApp, type CatalogApp } from './start-catalog-app.js';

const moves = [
  ['j and k', 'k', 'j'],
  ['ctrl-u and ctrl-d', '\u0015', '\u0004'],
  ['gg and G', 'gg', 'G'],
] as const;
const rounds = 30;

describe.skipIf(!hasTerminal)('a list of 10,000 services', () => {
  test('scrolls as one of 100 does', { timeout: 180_000 }, async () => {
    await using few = await startCatalogApp({ count: 100 });
    await using many = await startCatalogApp({ count: 10_000 });
    for (const [name, one, other] of moves) {
      const times = new Map<CatalogApp, number[]>([
        [few, []],
        [many, []],
      ]);
      // In turns, so that what the machine does besides strikes both.
      for (let round = 0; round < rounds; round += 1) {
        for (const [app, taken] of times) {
          taken.push(await app.terminal.time(round % 2 === 0 ? one : other, newPosition));
        }
      }
      const ratio = median(times.get(many) ?? []) / median(times.get(few) ?? []);
      expect(ratio, name).toBeLessThan(3);
    }
  });
});
