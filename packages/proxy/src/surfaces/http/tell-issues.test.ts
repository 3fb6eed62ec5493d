import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { tellIssues } from './tell-issues.js';

const { localeError } = z.locales.en();
const schema = z.strictObject({ a: z.record(z.string(), z.number()) });

function tell(value: unknown): ReturnType<typeof tellIssues> {
  const { error } = schema.safeParse(value, { error: localeError });
  return tellIssues(error?.issues ?? [], { place: 'body' });
}

test('names the place and what is wrong with it', () => {
  expect(tell({ a: { b: 'x' } })).toEqual({
    issues: [{ path: 'body.a.b', message: 'Invalid input: expected number, received string' }],
    text: 'body.a.b: Invalid input: expected number, received string',
  });
});

test('is never as large as what was sent', () => {
  const long = 'x'.repeat(100_000);
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}`, '']));
  for (const value of [
    { a: {}, [long]: 1 },
    { a: { [long]: '' } },
    { a: many },
    { a: {}, ...many },
  ]) {
    expect(JSON.stringify(tell(value)).length).toBeLessThan(8000);
  }
  expect(tell({ a: many }).issues).toHaveLength(20);
  expect(tell({ a: many }).text).toMatch(/; and 980 more$/);
});
