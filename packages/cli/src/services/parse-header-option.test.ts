import { expect, test } from 'vitest';
import { parseHeaderOption } from './parse-header-option.js';

test.each([
  ['X-Key: env:K', { name: 'X-Key', scheme: '', source: 'env:K', value: 'env:K' }],
  [
    'Authorization: Bearer secret:x',
    { name: 'Authorization', scheme: 'Bearer ', source: 'secret:x', value: 'Bearer secret:x' },
  ],
  ['X-File:file:/a b', { name: 'X-File', scheme: '', source: 'file:/a b', value: 'file:/a b' }],
  ['X-Region: eu west', { name: 'X-Region', scheme: '', value: 'eu west' }],
])('%s', (line, header) => {
  expect(parseHeaderOption(line)).toEqual(header);
});

test.each([
  'Authorization: Bearer s3cret',
  'X-API-Key: s3cret',
  'Cookie: s3cret',
  's3cret',
  'X: ',
  ': x',
])('%s is refused, and not repeated', (line) => {
  let message = '';
  try {
    parseHeaderOption(line);
  } catch (error) {
    message = `${String(error)} ${(error as { hint?: string }).hint ?? ''}`;
  }
  expect(message).toContain('--header');
  expect(message).not.toContain('s3cret');
});
