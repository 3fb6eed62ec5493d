import type { Repetition } from './decide-retry.js';

/** What is to be said of a request that was sent and not answered. */
export interface Doubt {
  readonly advice?: string;
  readonly isRetryable?: boolean;
  readonly idempotencyKey?: string;
}

/** Whether it may have been done all the same, and how to find out. Nothing, where doing it twice does no harm. */
export function describeDoubt({
  repetition,
  idempotencyKey,
}: {
  readonly repetition: Repetition;
  readonly idempotencyKey: string | undefined;
}): Doubt {
  if (repetition === 'safe' || repetition === 'idempotent') return {};
  const doubt = 'It was sent, and may have been done:';
  return idempotencyKey === undefined
    ? { advice: `${doubt} look before you repeat it.`, isRetryable: false }
    : {
        advice: `${doubt} call again with \`error.idempotencyKey\` to learn what came of it.`,
        isRetryable: false,
        idempotencyKey,
      };
}
