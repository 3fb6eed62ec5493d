import { expect, test } from 'vitest';
import { stubMeta } from '../../test/stub-meta.js';
import { suggestFacets } from './suggest-facets.js';

const facets = {
  ...stubMeta({ total: 0 }).facets,
  category: [
    { value: 'weather', count: 40 },
    { value: 'maps', count: 7 },
  ],
  tags: [{ value: 'storm', count: 3 }],
  transport: [
    { value: 'http', count: 80 },
    { value: 'stdio', count: 20 },
  ],
  auth: [{ value: 'none', count: 100 }],
  verified: [
    { value: 'false', count: 70 },
    { value: 'true', count: 30 },
  ],
};
const unused = { category: false, tags: false, transport: false, auth: false, verified: false };

test.each([
  [99, 'Narrow it: --category weather 40, maps 7 · --tags storm 3 · --transport, --verified'],
  [75, 'Narrow it: --category weather 40 · --tags storm 3 · --transport, --verified'],
  [60, 'Narrow it: --category, --tags, --transport, --verified'],
  [20, undefined],
])('in %i columns', (width, line) => {
  expect(suggestFacets(facets, { total: 100, used: unused, width })).toBe(line);
});

test('what has been used, and what all or none have, is left out', () => {
  const used = { ...unused, category: true, tags: true, transport: true };
  const width = 80;
  expect(suggestFacets(facets, { total: 100, used, width })).toBe('Narrow it: --verified');
  const verified = [{ value: 'false', count: 70 }];
  expect(suggestFacets({ ...facets, verified }, { total: 100, used, width })).toBeUndefined();
});
