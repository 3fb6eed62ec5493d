import { expect, test } from 'vitest';
import { findServices } from './find-services.js';

const servicesOf = findServices([
  { service: 'a', row: { id: 'weather', name: 'Weather', repository: 'https://github.com/a/a' } },
  { service: 'b', row: { id: 'weather', name: 'Weather MCP' } },
  { service: 'a', row: { id: 'a/weather', name: 'a/weather' } },
  { service: 'c', row: { id: 'c', name: 'C' } },
]);

test.each([
  { what: 'by its name', hit: { id: 'weather', name: 'Weather MCP' }, expected: ['b'] },
  {
    what: 'by its repository',
    hit: { id: 'weather', name: 'Renamed', repository: 'https://github.com/A/a.git' },
    expected: ['a'],
  },
  { what: 'or all that it can be', hit: { id: 'weather', name: 'Else' }, expected: ['a', 'b'] },
  {
    what: 'with its copies',
    hit: { id: 'weather', name: 'Weather', copies: ['a/weather', 'c'] },
    expected: ['a', 'c'],
  },
  { what: 'unknown', hit: { id: 'd', name: 'D' }, expected: [] },
])('finds a result $what', ({ hit, expected }) => {
  expect(servicesOf({ copies: [], ...hit })).toEqual(expected);
});
