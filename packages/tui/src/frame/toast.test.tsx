import { expect, test } from 'vitest';
import { renderToString } from 'ink';
import { Toast } from './toast.js';

test.each([
  ['success', '✓ copied the resu…'],
  ['warning', '! copied the resu…'],
  ['danger', '✖ copied the resu…'],
] as const)('%s has a sign of its own', (tone, expected) => {
  const toast = { text: 'copied the result by OSC 52', tone, number: 1 };
  expect(renderToString(<Toast columns={18} toast={toast} />, { columns: 18 })).toBe(expected);
});
