import { expect, test } from 'vitest';
import { shortenExecutionId } from './shorten-execution-id.js';

const first = `exec_019a0b0c0d0e${'a'.repeat(20)}`;
const alike = `exec_019a0b0c0d0e${'ab'.repeat(10)}`;

test.each([
  [first, [first], 'exec_019a0b0c0d0e'],
  [first, [first, alike], 'exec_019a0b0c0d0eaa'],
  ['short', ['short'], 'short'],
])('%s among %j is %s', (id, ids, shown) => {
  expect(shortenExecutionId(id, ids)).toBe(shown);
});
