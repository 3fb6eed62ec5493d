import { expect, test } from 'vitest';
import { nameTools } from './name-tools.js';

/** Tools that want to be called as their services call them. */
function named(...tools: readonly (readonly [serviceName: string, toolName: string])[]): string[] {
  return nameTools(
    tools.map(([serviceName, toolName]) => ({ serviceName, toolName, wanted: toolName })),
  );
}

test.each([
  ['search', 'search'],
  ['get-menu_2', 'get-menu_2'],
  ['alpaca.createOrder', 'alpaca_createOrder'],
  ['Votars fetch a specific transcript', 'Votars_fetch_a_specific_transcript'],
  ['weather/get (°C)', 'weather_get_C'],
  ['constructor', 'constructor'],
])('%s is %s', (toolName, expected) => {
  expect(named(['Coffee', toolName])).toEqual([expected]);
});

test('names without a letter that models take, and names that are too long, are told apart by a hash', () => {
  const long = 'a'.repeat(70);
  const names = named(
    ['A', '天气'],
    ['A', '新闻'],
    ['A', `${long}1`],
    ['A', `${long}2`],
    ['A', ''],
  );
  for (const name of names) expect(name).toMatch(/^[\w-]{1,64}$/);
  expect(new Set(names).size).toBe(5);
  expect(names[0]).toMatch(/^tool_[0-9a-z]{7}$/);
  expect(names[2]).toMatch(/^a{56}_[0-9a-z]{7}$/);
  expect(named(['A', '新闻'])).toEqual([names[1]]);
});

test('tools of the same name have the name of their service in front, and others keep theirs', () => {
  const tools = [
    ['Coffee', 'analyze'],
    ['io.github.someone/analytics', 'analyze'],
    ['Coffee', 'getMenu'],
  ] as const;
  expect(named(...tools)).toEqual(['Coffee_analyze', 'analytics_analyze', 'getMenu']);
  expect(named(...tools.toReversed())).toEqual(['getMenu', 'analytics_analyze', 'Coffee_analyze']);
});

test('what even the service does not tell apart has a hash, and at last a number', () => {
  const alike = named(['A', 'x.y'], ['A', 'x/y'], ['A', 'x']);
  expect(alike[0]).toMatch(/^A_x_y_[0-9a-z]{7}$/);
  expect(alike[1]).toMatch(/^A_x_y_[0-9a-z]{7}$/);
  expect(alike[0]).not.toBe(alike[1]);
  expect(alike[2]).toBe('x');
  const [first, second, third] = named(['A', 'x'], ['A', 'x'], ['A', 'x']);
  expect([second, third]).toEqual([`${first}_2`, `${first}_3`]);
  const numberTaken = named(['A', 'x'], ['A', 'x'], ['A', `${first}_2`]);
  expect(numberTaken).toEqual([first, `${first}_3`, `${first}_2`]);
});

test('a name with a service in front can be that of another tool', () => {
  const names = named(['A', 'x'], ['B', 'x'], ['C', 'A_x'], ['C', 'A_x_2']);
  expect(new Set(names).size).toBe(4);
  expect(names[1]).toBe('B_x');
});

test('many tools of long names and few services are all told apart', () => {
  const tools = Array.from({ length: 300 }, (_, index) => ({
    serviceName: `S${index % 3}`,
    toolName: 'n'.repeat(60 + (index % 20)),
    wanted: 'n'.repeat(60 + (index % 20)),
  }));
  const names = nameTools(tools);
  expect(new Set(names).size).toBe(300);
  for (const name of names) expect(name).toMatch(/^[\w-]{1,64}$/);
  expect(nameTools(tools)).toEqual(names);
});
