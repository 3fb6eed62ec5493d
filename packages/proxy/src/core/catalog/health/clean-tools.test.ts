import { expect, test } from 'vitest';
import { cleanTools } from './clean-tools.js';

test('keeps names and descriptions as they are', () => {
  const tools = [{ name: 'get_weather', description: 'Of a city — e.g. Zürich' }, { name: 'x' }];
  expect(cleanTools(tools)).toEqual(tools);
});

test('takes out what would steer a terminal, and what hides from its reader', () => {
  expect(
    cleanTools([{ name: 'a', description: '\u001B[31mred\u001B[0m\u202E\nline\u0007' }]),
  ).toEqual([{ name: 'a', description: 'red line' }]);
  expect(cleanTools([{ name: 'a', description: '\u200B' }])).toEqual([{ name: 'a' }]);
});

test('leaves out names that no tool can have', () => {
  expect(cleanTools([{ name: '' }, { name: 'a\u001B[2J' }, { name: 'x'.repeat(129) }])).toEqual([]);
});

test('is never more than a catalog can carry', () => {
  const many = Array.from({ length: 600 }, (_, index) => ({
    name: `t${index}`,
    description: 'd'.repeat(5_000),
  }));
  const cleaned = cleanTools(many);
  expect(cleaned).toHaveLength(500);
  expect(cleaned[0]?.description).toHaveLength(1_000);
});
