import { expect, test } from 'vitest';
import type { DoctorContext } from './doctor-context.js';
import { judgeDisk } from './judge-disk.js';
import { repairFindings } from './repair-findings.js';
import { runChecks } from './run-checks.js';

const context = {} as DoctorContext;
const never = new Promise<never>(() => undefined);

test('what fails, and what never ends, is told, and holds up nobody', async () => {
  const found = await runChecks(
    [
      { name: 'stuck', run: () => never },
      { name: 'broken', run: () => Promise.reject(new Error('of itself')) },
      { name: 'well', run: async () => ({ state: 'ok', message: 'fine' }) },
      {
        name: 'two',
        run: async () => [
          { state: 'note', message: 'one' },
          { state: 'problem', message: 'two' },
        ],
      },
    ],
    { context, limit: 20 },
  );
  expect(found.map(({ check, state, message }) => `${check} ${state}: ${message}`)).toEqual([
    'stuck warning: could not be found out within 0.02 s',
    'broken warning: could not be found out: of itself',
    'well ok: fine',
    'two note: one',
    'two problem: two',
  ]);
});

test('what cannot be mended stays what it is', async () => {
  const repair = () => Promise.reject(new Error('not allowed'));
  const finding = { check: 'lock', state: 'warning', message: 'stale', repair } as const;
  const [result] = await repairFindings([finding]);
  expect(result).toMatchObject({
    state: 'warning',
    message: 'stale; it could not be mended: not allowed',
  });
  expect(result).not.toHaveProperty('fixed');
});

test.each([
  [0, 'problem'],
  [100e6, 'warning'],
  [1e9, 'ok'],
])('%d free bytes are: %s', (free, state) => {
  expect(judgeDisk(free)).toBe(state);
});
