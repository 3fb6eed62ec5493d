import type { Proxy } from '@nanda/proxy';
import { plural } from '@nanda/terminal';
import { formatDuration } from '../background/format-duration.js';
import type { Output } from '../output/output.js';

export interface CloseServedOptions {
  readonly output: Pick<Output, 'note'>;
  /** Milliseconds that running calls have. */
  readonly drain: number;
  /** Ends the wait for them. */
  readonly hurried: AbortSignal;
}

/** Closes a proxy in the foreground, and says what is waited for. */
export async function closeServed(
  proxy: Proxy,
  { output, drain, hurried }: CloseServedOptions,
): Promise<void> {
  const { running } = proxy;
  const hurry = (): void => {
    output.note(`Ending ${plural(proxy.running, 'running call')}.`);
    void proxy.close();
  };
  if (running === 0 || drain === 0) output.note('Stopping…');
  else {
    const limit = formatDuration(drain);
    output.note(
      `Stopping, when ${plural(running, 'running call')} ${running === 1 ? 'has' : 'have'} ended: at most ${limit}; once more to end now.`,
    );
  }
  hurried.addEventListener('abort', hurry);
  try {
    await proxy.close({ drain });
  } finally {
    hurried.removeEventListener('abort', hurry);
  }
}
