import type { ToolDefinition } from '@nanda/protocol';

const text = [
  '*/ export const owned = 1; /*',
  '# Heading',
  '```',
  '</text> --> ${process.exit(9)} `id` $(id)',
  '@ts-nocheck',
  "'; process.exit(9); '",
  'hidden\u200b\u202e\u{e0041}\u001b]0;title\u0007 text',
  '---',
  'name: other',
].join('\n');

/** Tools whose names and texts try to become something else than names and texts. */
export const hostileTools: readonly ToolDefinition[] = [
  {
    name: '*/process.exit(9)//`$(id)`\n# x',
    description: text,
    inputSchema: {
      type: 'object',
      properties: {
        [text]: { type: 'string', description: text },
        ['__proto__']: { type: 'string' },
        constructor: { enum: [text, "a'b", 'a b'] },
        'a-b': { type: 'number' },
        a_b: { type: 'string', default: '-x' },
        'ä "ö"': { type: 'string' },
      },
      required: [text, 'constructor', 'a_b', 'a-b'],
    },
  },
  { name: 'constructor', inputSchema: { type: 'object' }, description: text },
  { name: 'then', inputSchema: { type: 'object', properties: { x: { $ref: '#/nowhere' } } } },
  { name: '\ud800', inputSchema: { type: 'object' } },
  { name: '--flag', inputSchema: { type: 'object', properties: { help: { type: 'string' } } } },
  {
    name: 'taken',
    inputSchema: {
      type: 'object',
      properties: { args: { type: 'string' }, 'a b': { type: 'string' } },
      required: ['a b'],
    },
  },
  { name: 'get_menu', inputSchema: { type: 'object', properties: {} } },
  { name: 'getMenu', inputSchema: {} },
  {
    name: '9lives',
    inputSchema: { type: 'str', properties: { type: { type: 'object' } } },
  },
  { name: '日本', inputSchema: { type: 'object' }, outputSchema: { type: 'array' } },
  {
    name: 'tree',
    inputSchema: {
      type: 'object',
      properties: { root: { $ref: '#/$defs/Node' } },
      required: ['root'],
      $defs: {
        Node: {
          type: 'object',
          required: ['value'],
          properties: {
            value: { $ref: '#/definitions/Value' },
            children: { type: 'array', items: { $ref: '#/$defs/Node' } },
          },
        },
      },
      definitions: { Value: { type: ['string', 'null'], exclusiveMinimum: true, minimum: 3 } },
    },
    outputSchema: {
      type: 'object',
      properties: { list: { type: 'array', items: [{}, { type: 'string' }] } },
    },
  },
];
