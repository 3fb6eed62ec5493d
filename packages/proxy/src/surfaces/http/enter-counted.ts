import type { Principal } from '../../core/principal.js';
import type { DoorWatch } from './create-door-watch.js';

/** A request that is counted on its way in, and its answer's header fields. */
export interface CountedEntrance {
  readonly path: string;
  readonly requestId: string;
  readonly remoteAddress: string | undefined;
  readonly fields: Record<string, string>;
  principal: Principal | undefined;
}

/** Takes more from what the caller may ask. @throws NandaError RATE_LIMITED */
export type Charge = (cost: number) => Promise<void>;

/**
 * Counts a request, and writes into the answer's fields what is left; at once where nothing is limited.
 *
 * @returns how more is taken, for a request that does the work of many
 * @throws NandaError RATE_LIMITED; rejects with it
 */
export function enterCounted(
  entrance: CountedEntrance,
  { watch }: { readonly watch: DoorWatch | undefined },
): Promise<Charge> | undefined {
  const counting = watch?.pass(entrance);
  if (counting === undefined) return undefined;

  async function settle(verdict: typeof counting): Promise<void> {
    const { fields, failure } = (await verdict) ?? {};
    Object.assign(entrance.fields, fields);
    if (failure !== undefined) throw failure;
  }

  return settle(counting).then(() => async (cost) => {
    if (cost > 0) await settle(watch?.pass(entrance, { cost }));
  });
}
