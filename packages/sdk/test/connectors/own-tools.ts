import type { JsonSchema } from '@nanda/protocol';

/** Schemas as services really send them, one of each kind of trouble. */
export const ownSchemas: Readonly<Record<string, JsonSchema>> = {
  'a dialect and an id': {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://example.com/tool.json',
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  'nothing at all': {},
  'no type': { properties: { city: { type: 'string', minLength: 1 } } },
  'choices of required parameters': {
    type: 'object',
    properties: { id: { type: 'string' }, name: { type: 'string' }, text: { type: 'string' } },
    required: ['text'],
    anyOf: [{ required: ['id'] }, { required: ['name'] }],
  },
  'choices of whole objects': {
    oneOf: [
      {
        type: 'object',
        properties: { kind: { const: 'city' }, city: { type: 'string' } },
        required: ['kind', 'city'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: { kind: { const: 'place' }, latitude: { type: 'number' } },
        required: ['kind', 'latitude'],
        additionalProperties: false,
      },
    ],
  },
  'parts that hold together': {
    allOf: [
      { $ref: '#/$defs/page' },
      { properties: { query: { type: 'string' } }, required: ['query'] },
    ],
    $defs: {
      page: { type: 'object', properties: { limit: { type: 'integer', minimum: 1 } } },
    },
  },
  'a reference at the top': {
    $ref: '#/definitions/Input',
    definitions: {
      Input: {
        type: 'object',
        properties: { node: { $ref: '#/definitions/Node' } },
        required: ['node'],
      },
      Node: {
        type: 'object',
        properties: { children: { type: 'array', items: { $ref: '#/definitions/Node' } } },
      },
    },
  },
  'references by path': {
    type: 'object',
    properties: {
      tags: { type: 'array', items: { type: 'string' } },
      more: { $ref: '#/properties/tags' },
      one: { $ref: '#/properties/tags/items' },
    },
  },
  'lists that do not say of what': {
    type: 'object',
    properties: {
      rows: { type: 'array', items: { type: 'array' } },
      any: { type: ['array', 'null'] },
    },
  },
  'a tuple as before 2020': {
    type: 'object',
    properties: {
      range: {
        type: 'array',
        items: [{ type: 'string' }, { type: 'number' }],
        additionalItems: false,
      },
    },
  },
  'exclusive bounds as before draft 6': {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    properties: {
      ratio: {
        type: 'number',
        minimum: 0,
        exclusiveMinimum: true,
        maximum: 1,
        exclusiveMaximum: false,
      },
    },
  },
  'properties named like keywords': {
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      type: { type: 'string' },
      required: { type: 'boolean' },
      anyOf: { type: 'array', items: { type: 'string' } },
      constructor: { type: 'string' },
    },
    required: ['type', 'required'],
  },
  'nested choices, formats and open objects': {
    type: 'object',
    title: 'Input',
    properties: {
      when: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }], default: null },
      headers: { type: 'object', additionalProperties: { type: 'string' } },
      body: true,
      never: false,
      matrix: { type: 'object', patternProperties: { '^x-': { type: 'integer' } } },
    },
  },
};
