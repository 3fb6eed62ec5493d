import { expect, test } from 'vitest';
import { createExecutionId } from './create-execution-id.js';

test('ids sort by their time, and no two are alike', () => {
  const ids = [1, 16, 2 ** 40].flatMap((now) => [createExecutionId(now), createExecutionId(now)]);
  expect(new Set(ids).size).toBe(6);
  for (const id of ids) expect(id).toMatch(/^exec_[0-9a-f]{32}$/);
  const times = ids.map((id) => id.slice(0, 17));
  expect(times).toEqual(times.toSorted((a, b) => (a < b ? -1 : 1)));
});
