import { expect, test } from 'vitest';
import { rankVersion, type VersionFacts } from './rank-version.js';

const early = '2025-01-01T00:00:00.000Z';
const late = '2026-01-01T00:00:00.000Z';

/** Each is later than the one before it. */
const order: VersionFacts[] = [
  { publishedAt: early },
  { version: 'nightly', publishedAt: '2025-02-01T00:00:00.000Z' },
  { version: 'edge', publishedAt: late },
  { version: '0.0.0-1', publishedAt: late },
  { version: '0.0.1', publishedAt: early },
  { version: '0.9.0', publishedAt: early },
  { version: '0.10.0', publishedAt: early },
  { version: '1.0.0-alpha', publishedAt: early },
  { version: '1.0.0-alpha.1', publishedAt: early },
  { version: '1.0.0-alpha.beta', publishedAt: early },
  { version: '1.0.0-beta', publishedAt: early },
  { version: '1.0.0-beta.2', publishedAt: early },
  { version: '1.0.0-beta.11', publishedAt: early },
  { version: '1.0.0-rc.1', publishedAt: early },
  { version: '1.0.0', publishedAt: early },
  { version: '1.0.0+build.7', publishedAt: late },
  { version: '1.0.1', publishedAt: early },
  { version: 'v1.2', publishedAt: early },
  { version: '1.10.0', publishedAt: early },
  { version: '2', publishedAt: early },
  { version: '2025.9.30', publishedAt: early },
  { version: '2025.10.01', publishedAt: early },
  { version: '0.0.2', isLatest: true, publishedAt: early },
  { version: '0.0.3', isLatest: true, publishedAt: early },
];

test.each(order.slice(1).map((facts, index) => [order[index], facts] as const))(
  '%j is before %j',
  (earlier, later) => {
    expect(rankVersion(earlier ?? later) < rankVersion(later)).toBe(true);
  },
);

test('is made of what every collation sorts alike, and takes anything', () => {
  for (const version of ['1.0.0-Ä', '1'.repeat(300), '1.2.3-x_y', '^1.0.0', '1.0.0-A.b-C']) {
    expect(rankVersion({ version, publishedAt: early })).toMatch(/^[0-9a-f]+$/);
  }
});
