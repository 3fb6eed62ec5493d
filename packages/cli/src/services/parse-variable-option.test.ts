import { expect, test } from 'vitest';
import { parseVariableOption } from './parse-variable-option.js';

test.each([
  ['tenant=acme=eu', { name: 'tenant', value: 'acme=eu' }],
  ['api_key=env:K', { name: 'api_key', source: 'env:K', value: 'env:K' }],
  ['x.y-z=file:/a b', { name: 'x.y-z', source: 'file:/a b', value: 'file:/a b' }],
])('%s', (text, variable) => {
  expect(parseVariableOption(text)).toEqual(variable);
});

test.each(['api_key=s3cret', 's3cret', '=s3cret', 'tenant='])('%s is refused', (text) => {
  let message = '';
  try {
    parseVariableOption(text);
  } catch (error) {
    message = `${String(error)} ${(error as { hint?: string }).hint ?? ''}`;
  }
  expect(message).toContain('--variable');
  expect(message).not.toContain('s3cret');
});
