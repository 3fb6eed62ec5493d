import { expect, test } from 'vitest';
import { NandaError, type NandaErrorOptions } from '../../nanda-error.js';
import { decideReplay, type ReplayFacts } from './decide-replay.js';

const facts: Omit<ReplayFacts, 'failure'> = {
  annotations: undefined,
  replays: 0,
  wanted: undefined,
  usual: 2,
  isAffordable: true,
  timeLeft: 60_000,
  random: 1,
};
const failure = (code: NandaError['code'], options?: NandaErrorOptions): NandaError =>
  new NandaError(code, 'x', options);
const certain = failure('UPSTREAM_LOST', { retryable: true });
const uncertain = failure('UPSTREAM_LOST');
const forgotten = failure('UPSTREAM_LOST', {
  retryable: true,
  details: { cause: 'session-expired' },
});
const idempotent = { idempotentHint: true };

test.each<[string, Partial<ReplayFacts> & Pick<ReplayFacts, 'failure'>, boolean]>([
  ['certainly not accepted', { failure: certain }, true],
  ['… the last allowed time', { failure: certain, replays: 1 }, true],
  ['… once too often', { failure: certain, replays: 2 }, false],
  ['… and the caller wants none', { failure: certain, wanted: 0 }, false],
  ['… without room in the budget', { failure: certain, isAffordable: false }, false],
  [
    '… a forgotten session, which needs no budget',
    { failure: forgotten, isAffordable: false },
    true,
  ],
  ['… but not twice', { failure: forgotten, replays: 1, isAffordable: false }, false],
  ['… nor where the caller wants none', { failure: forgotten, wanted: 0 }, false],
  ['… without time', { failure: certain, timeLeft: 50 }, false],
  ['may have run', { failure: uncertain, wanted: 5 }, false],
  ['… harmless, but nobody asked', { failure: uncertain, annotations: idempotent }, false],
  ['… harmless and asked', { failure: uncertain, annotations: idempotent, wanted: 1 }, true],
  [
    '… only reads and asked',
    { failure: uncertain, annotations: { readOnlyHint: true }, wanted: 1 },
    true,
  ],
  [
    'a 500 of a harmless tool',
    {
      failure: failure('UPSTREAM_ERROR', { details: { status: 500 } }),
      annotations: idempotent,
      wanted: 1,
    },
    true,
  ],
  [
    'a refusal of a harmless tool',
    { failure: failure('UPSTREAM_ERROR'), annotations: idempotent, wanted: 1 },
    false,
  ],
  ['a timeout', { failure: failure('TOOL_TIMEOUT', { retryable: true }) }, false],
  ['an open circuit', { failure: failure('CIRCUIT_OPEN', { retryable: true }) }, false],
  ['a cancellation', { failure: failure('CANCELLED', { retryable: true }) }, false],
])('%s', (_, given, isReplayed) => {
  expect(decideReplay({ ...facts, ...given }).isReplayed).toBe(isReplayed);
});

test('the pause is what the service says, none for a forgotten session, else it grows with jitter', () => {
  const pause = (given: Partial<ReplayFacts> & Pick<ReplayFacts, 'failure'>): unknown =>
    decideReplay({ ...facts, usual: 9, ...given });
  const busy = failure('UPSTREAM_ERROR', { retryable: true, retryAfter: 3 });
  expect(pause({ failure: busy })).toMatchObject({ isReplayed: true, pause: 3000 });
  expect(pause({ failure: busy, timeLeft: 2000 })).toEqual({ isReplayed: false });
  expect(pause({ failure: forgotten })).toMatchObject({ pause: 0, isBudgeted: false });
  expect(pause({ failure: certain })).toMatchObject({ pause: 100, isBudgeted: true });
  expect(pause({ failure: certain, random: 0 })).toMatchObject({ pause: 50 });
  expect(pause({ failure: certain, replays: 3 })).toMatchObject({ pause: 800 });
});
