import { expect, test } from 'vitest';
import { fillPath } from './fill-path.js';

test('encodes each parameter as one segment', () => {
  expect(fillPath('/a/{x}/b/{y}', { x: 'io.github/one two', y: '100%' })).toBe(
    '/a/io.github%2Fone%20two/b/100%25',
  );
});

test.each([undefined, '', '.', '..'])('refuses %j, which would name another resource', (value) => {
  const parameters: Record<string, string> = value === undefined ? {} : { x: value };
  expect(() => fillPath('/a/{x}', parameters)).toThrow(/"x" must be/);
});
