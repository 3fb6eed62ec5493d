import { expect, test } from 'vitest';
import { createNormaliser } from './create-normaliser.ts';
import { readScreen } from './read-screen.ts';

function normalise(...lines: readonly string[]): string[] {
  return createNormaliser()(readScreen(lines)).map((row) =>
    row.map(({ character }) => character).join(''),
  );
}

/** A screen with the id of a connection: whole, cut off, broken; and of a call. */
function screenWith(id: string): readonly string[] {
  return [
    `conn_${id}`,
    `│ conn_${id.slice(0, 5)}… │`,
    `│ conn_${id.slice(0, 20)} │`,
    `│   ${id.slice(20)} │`,
    `exec_${[...id].toReversed().join('')}`,
  ];
}

test('ids are the same in every run: also where they are cut off, or broken', () => {
  const shown = normalise(...screenWith('0123456789abcdef0123456789abcdef'));
  expect(shown).toEqual(normalise(...screenWith('aaaa456789abcdef0123456789abbbbb')));
  expect(shown[1]).toBe(`│ ${shown[0]?.slice(0, 10)}… │`);
  expect(`${shown[2]}${shown[3]}`.replaceAll(/[│ ]/gu, '')).toBe(shown[0]);
  expect(shown[4]?.slice(5)).not.toBe(shown[0]?.slice(5));
});

test('times and ports, without moving a border', () => {
  expect(
    normalise(
      '│ ✓ completed  1,204 ms  Everything   │',
      '│ ◆ running  812 ms  Everything    │',
      '│ ●  weather 3 tools  7 ms   │',
      'http://127.0.0.1:45329/mcp',
    ),
  ).toEqual([
    '│ ✓ completed  48 ms  Everything      │',
    '│ ◆ running  2.4 s  Everything     │',
    '│ ●  weather 3 tools         │',
    'http://127.0.0.1:8931/mcp',
  ]);
});
