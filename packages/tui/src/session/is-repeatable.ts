import type { Command } from '../grammar/command.js';

/** Whether the same may be begun again while it is still being done: a tool may be called twice at once, on purpose. */
export function isRepeatable({ verb }: Command): boolean {
  return verb === 'call' || verb === 'stream' || verb === 'rerun';
}
