import { NandaError } from '../errors/nanda-error.js';
import type { EventGap } from './event-gap.js';

/**
 * A loop over events missed some of them. What it has seen is true, and not all: read the state that you keep
 * of them anew, then begin another loop. With `onGap` a loop goes on instead.
 */
export class EventGapError extends NandaError {
  static override readonly kind: string = 'EventGapError';

  /** What was missed. */
  readonly gap: EventGap;

  constructor(gap: EventGap) {
    const why =
      gap.cause === 'queue'
        ? 'The loop fell too far behind: do less in it, or ask for fewer types'
        : 'The proxy no longer knows where this client was, such as after its restart';
    super(
      `Events of ${gap.topic} were missed. ${why}. Read the state anew and begin another loop.`,
    );
    this.gap = gap;
  }
}
