import { waitFor } from '@nanda/testing';
import { countHoldings, type Holdings } from './count-holdings.js';
import type { TimerWatch } from './watch-timers.js';

/**
 * Waits until the process holds no more of anything than it did before.
 *
 * @throws Error that lists what there is too much of, where that does not come about in ten seconds
 */
export async function untilNothingMore(
  timers: TimerWatch,
  { than, moment }: { readonly than: Holdings; readonly moment: string },
): Promise<void> {
  let surplus: string[] = [];
  const look = (): boolean => {
    const now = countHoldings(timers);
    surplus = Object.keys(now)
      .filter((kind) => (now[kind] ?? 0) > (than[kind] ?? 0))
      .map((kind) => `${kind}: ${now[kind]}, before ${than[kind] ?? 0}`);
    return surplus.length === 0;
  };
  await waitFor(look, { description: 'nothing to be left', timeout: 10_000 }).catch(
    (error: unknown) => {
      throw new Error([`Left ${moment}:`, ...surplus].join('\n'), { cause: error });
    },
  );
}
