import { untilAborted } from '../../until-aborted.js';
import type { Line } from './line.js';

/** Does something to the state of a line's session after what is being done to the same part of it. */
export async function inTurn<Value>(
  { turns }: Pick<Line, 'turns'>,
  { part, signal }: { readonly part: string; readonly signal: AbortSignal },
  work: () => Promise<Value>,
): Promise<Value> {
  const before = turns.get(part);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const turn = Promise.all([before, ended]);
  turns.set(part, turn);
  try {
    await untilAborted(Promise.resolve(before), signal);
    return await work();
  } finally {
    end();
    if (turns.get(part) === turn) turns.delete(part);
  }
}
