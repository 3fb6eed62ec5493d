import { expect, test } from 'vitest';
import { createReplayBudget } from './replay-budget.js';

test('a few calls may be sent again in any case, of many only a share', () => {
  let now = 0;
  const budget = createReplayBudget({ share: 0.2, least: 3, window: 1000, now: () => now });
  const replay = (): boolean => {
    if (!budget.isAffordable) return false;
    budget.replayed();
    return true;
  };
  expect([replay(), replay(), replay(), replay()]).toEqual([true, true, true, false]);
  for (let call = 0; call < 25; call += 1) budget.called();
  expect([replay(), replay(), replay()]).toEqual([true, true, false]);
  now = 1500;
  // Half of the window before has faded, with its calls and with its replays.
  expect(replay()).toBe(true);
  now = 5000;
  expect([replay(), replay(), replay(), replay()]).toEqual([true, true, true, false]);
});
