import { expect, test } from 'vitest';
import type { CallProgress } from '../session/call-progress.js';
import { decideProgressSentence, type LastSaid } from './decide-progress-sentence.js';

const facts = (progress: CallProgress | null) => ({ label: 'call a', startedAt: 1000, progress });

test.each<[string, CallProgress | null, LastSaid | null, number, string | undefined]>([
  ['nothing at its beginning', null, null, 1000, undefined],
  ['nothing for a small step', { progress: 9, total: 100 }, null, 2000, undefined],
  ['a tenth', { progress: 10, total: 100 }, null, 2000, 'call a: 10 of 100'],
  [
    'a step with its words',
    { progress: 3, total: 4, message: 'nearly' },
    null,
    2000,
    'call a: 3 of 4, nearly',
  ],
  [
    'the same tenth only once',
    { progress: 19, total: 100 },
    { at: 2000, share: 0.1 },
    3000,
    undefined,
  ],
  [
    'a tenth that is no exact number',
    { progress: 3, total: 10 },
    { at: 2000, share: 0.2 },
    2100,
    'call a: 3 of 10',
  ],
  ['five seconds', null, null, 6000, 'call a: 5 seconds'],
  ['five seconds more', { progress: 7 }, { at: 6000, share: 0 }, 11_500, 'call a: 7, 10 seconds'],
  ['nothing before that', { progress: 7 }, { at: 6000, share: 0 }, 10_000, undefined],
  [
    'what a service counts wrongly',
    { progress: 300, total: 100 },
    null,
    1500,
    'call a: 300 of 100',
  ],
  ['a total of nothing', { progress: 1, total: 0 }, null, 1500, undefined],
])('%s', (_name, progress, last, now, sentence) => {
  expect(decideProgressSentence(facts(progress), { now, last })?.sentence).toBe(sentence);
});
