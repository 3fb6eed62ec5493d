import { expect, test } from 'vitest';
import { completeValues } from './complete-values.js';

const options = {
  port: { kind: 'integer', env: 'PORT', default: 3000, summary: '' },
  registry: { kind: 'text', many: true, env: 'REGISTRIES', summary: '' },
} as const;

test.each<[Record<string, unknown>, Record<string, string>, Record<string, unknown>]>([
  [{ port: 1 }, { PORT: '2' }, { port: 1 }],
  [{}, { PORT: '2' }, { port: 2 }],
  [{}, { PORT: '' }, { port: 3000 }],
  [{}, { REGISTRIES: 'file:a, file:b,' }, { port: 3000, registry: ['file:a', 'file:b'] }],
])('options %j and environment %j are %j', (values, env, completed) => {
  expect(completeValues(values, { options, env })).toEqual(completed);
});

test('a variable that makes no sense is named', () => {
  expect(() => completeValues({}, { options, env: { PORT: 'x' } })).toThrow(
    'PORT is a whole number, not "x".',
  );
});
