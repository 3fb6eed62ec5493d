import { PromptSchema, ResourceSchema, ResourceTemplateSchema } from '@nanda/protocol';
import { expect, test } from 'vitest';
import type { LogFields } from '../logger.js';
import { promptList } from './prompt-list.js';
import { readRows } from './read-rows.js';
import { resourceList } from './resource-list.js';
import { resourceTemplateList } from './resource-template-list.js';
import type { OfferList } from './offer-list.js';

function read<Row>(
  kind: OfferList<Row>,
  found: readonly unknown[],
): { readonly rows: Row[]; readonly logged: (LogFields | undefined)[] } {
  const logged: (LogFields | undefined)[] = [];
  const note = (_: string, fields?: LogFields): void => void logged.push(fields);
  const logger = { debug: note, info: note, warn: note, error: note };
  return { rows: readRows(found, { kind, connectionId: 'conn', logger }), logged };
}

const whole = {
  name: 'Report',
  title: 'The report',
  description: 'Of the year',
  mimeType: 'text/plain',
  size: 12,
  annotations: { audience: ['user'], priority: 1 },
  icons: [{ src: 'https://example.com/icon.png' }],
  _meta: { 'example.com/x': [1, null] },
};

test.each([
  ['resources', resourceList, 'uri', ResourceSchema],
  ['templates', resourceTemplateList, 'uriTemplate', ResourceTemplateSchema],
] as const)('%s: members that nobody knows survive, no line is logged', (_, kind, key, schema) => {
  const row = { ...whole, [key]: 'demo://a' };
  const { rows, logged } = read<unknown>(kind, [row]);
  expect(rows).toEqual([row]);
  expect(schema.parse(rows[0])).toEqual(row);
  expect(logged).toEqual([]);
});

test.each([
  ['resources', resourceList, 'uri', ResourceSchema],
  ['templates', resourceTemplateList, 'uriTemplate', ResourceTemplateSchema],
] as const)(
  '%s: what is none is left out, and members of the wrong type',
  (_, kind, key, schema) => {
    const { rows, logged } = read<unknown>(kind, [
      null,
      'demo://text',
      ['demo://list'],
      {},
      { [key]: '' },
      { [key]: 7, name: 'no text' },
      { [key]: 'demo://a', name: 7, title: null, description: ['x'], mimeType: {}, size: 'big' },
      { [key]: 'demo://a', name: 'the second of that key' },
      { [key]: 'demo://b' },
    ]);
    expect(rows).toEqual([{ [key]: 'demo://a', size: 'big' }, { [key]: 'demo://b' }]);
    for (const row of rows) expect(schema.safeParse(row).success).toBe(true);
    expect(logged).toEqual([
      {
        connectionId: 'conn',
        method: kind.method,
        rows: 7,
        members: 'name, title, description, mimeType',
      },
    ]);
  },
);

test('prompts: arguments are read one by one', () => {
  const { rows, logged } = read(promptList, [
    {
      name: 'greet',
      title: 'Greet',
      icons: [],
      arguments: [
        { name: 'who', description: 'Whom', required: true, title: 'Who' },
        { name: 'how', description: 1, required: 'yes' },
        { description: 'has no name' },
        'how',
        null,
      ],
    },
    { name: 'plain', arguments: { who: 'x' }, description: false },
    { name: 'none', arguments: [] },
    { title: 'has no name' },
  ]);
  expect(rows).toEqual([
    {
      name: 'greet',
      title: 'Greet',
      icons: [],
      arguments: [
        { name: 'who', description: 'Whom', required: true, title: 'Who' },
        { name: 'how' },
      ],
    },
    { name: 'plain' },
    { name: 'none', arguments: [] },
  ]);
  for (const row of rows) expect(PromptSchema.safeParse(row).success).toBe(true);
  expect(logged).toEqual([
    {
      connectionId: 'conn',
      method: 'prompts/list',
      rows: 1,
      members: 'arguments[], arguments[].description, arguments[].required, description, arguments',
    },
  ]);
});

test('a member named __proto__ is a member like others', () => {
  const row = JSON.parse('{"uri":"demo://a","__proto__":{"name":"x"}}') as unknown;
  const [found] = read(resourceList, [row]).rows;
  expect(found?.name).toBeUndefined();
  expect(JSON.stringify(found)).toContain('"__proto__":{"name":"x"}');
});
