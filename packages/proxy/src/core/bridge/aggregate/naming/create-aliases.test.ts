import type { Connection } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { chooseAlias } from './choose-alias.js';
import { createAliases } from './create-aliases.js';

function connection(id: string, serviceName: string, name?: string): Connection {
  return { id, name, metadata: { serviceName } } as Connection;
}

test.each([
  ['io.github.someone/weather-mcp', undefined, 'weather-mcp'],
  ['Starbucks Café', undefined, 'starbucks-cafe'],
  ['io.example/x', 'My_Notes.2', 'my-notes-2'],
  ['cursor:github', undefined, 'github'],
  ['1password', undefined, 'mcp-1password'],
  ['天気', undefined, 'service'],
  ['a/天気', undefined, 'a'],
  ['x'.repeat(40), undefined, 'x'.repeat(24)],
  [`${'x'.repeat(23)} tail`, undefined, 'x'.repeat(23)],
])('%s named %s is called %s', (serviceName, name, alias) => {
  expect(chooseAlias(connection('1', serviceName, name))).toBe(alias);
  expect(alias).toMatch(/^[a-z][a-z0-9-]{0,23}$/);
});

test('those that would have the same one are numbered in the order of their creation', () => {
  const all = [connection('1', 'echo'), connection('2', 'x/echo'), connection('3', 'Echo')];
  expect([...createAliases().assign(all).values()]).toEqual(['echo', 'echo-2', 'echo-3']);
  // After a restart they are the same.
  expect(createAliases().assign(all)).toEqual(createAliases().assign(all));
});

test('a number fits where the alias is as long as it may be', () => {
  const all = [connection('1', 'x'.repeat(30)), connection('2', 'x'.repeat(30))];
  expect(createAliases().assign(all).get('2')).toBe(`${'x'.repeat(22)}-2`);
});

test('an alias stays with its connection, whatever happens to others', () => {
  const aliases = createAliases();
  aliases.assign([connection('1', 'echo'), connection('2', 'echo')]);
  expect(aliases.assign([connection('2', 'echo'), connection('3', 'echo')])).toEqual(
    new Map([
      ['2', 'echo-2'],
      ['3', 'echo'],
    ]),
  );
});
