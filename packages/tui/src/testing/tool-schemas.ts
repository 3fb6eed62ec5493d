type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const nullable = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }], default: null });

/** Schemas of tools as they are written in the field, one of each manner. */
export const toolSchemas: Readonly<Record<string, Schema>> = {
  'numbers from zod': {
    type: 'object',
    properties: {
      a: { type: 'number', description: 'First number' },
      b: { type: 'number', description: 'Second number' },
    },
    required: ['a', 'b'],
    additionalProperties: false,
    $schema: 'http://json-schema.org/draft-07/schema#',
  },
  'optional values from pydantic': {
    type: 'object',
    title: 'searchArguments',
    properties: {
      query: { ...text, title: 'Query' },
      limit: { ...nullable({ type: 'integer' }), title: 'Limit' },
      tags: { ...nullable({ type: 'array', items: text }), title: 'Tags' },
    },
    required: ['query', 'limit', 'tags'],
  },
  'models from pydantic': {
    type: 'object',
    $defs: {
      Server: {
        type: 'object',
        properties: { host: text, port: { type: 'integer', minimum: 1, maximum: 65535 } },
        required: ['host', 'port'],
      },
      Node: {
        type: 'object',
        properties: { name: text, children: { type: 'array', items: { $ref: '#/$defs/Node' } } },
        required: ['name'],
      },
    },
    properties: { incoming: { $ref: '#/$defs/Server' }, tree: { $ref: '#/$defs/Node' } },
    required: ['incoming', 'tree'],
  },
  'numbers that may be texts': {
    type: 'object',
    properties: {
      id: { type: ['string', 'number'] },
      ids: { type: 'array', items: { anyOf: [text, { type: 'integer' }] } },
    },
    required: ['id', 'ids'],
  },
  'choices of every kind': {
    type: 'object',
    properties: {
      unit: { enum: ['celsius', 'fahrenheit'] },
      level: { type: 'integer', enum: [1, 2, 3] },
      mode: {
        oneOf: [
          { const: 'a', title: 'Fast' },
          { const: 'b', title: 'Safe' },
        ],
      },
      days: { type: 'array', items: { enum: ['mon', 'tue', 'wed'] }, minItems: 2 },
      fixed: { const: 'v1' },
      isOn: { type: 'boolean' },
    },
    required: ['unit', 'level', 'mode', 'days', 'fixed', 'isOn'],
  },
  'objects inside of objects': {
    type: 'object',
    properties: {
      filter: {
        type: 'object',
        properties: {
          status: { enum: ['open', 'closed'] },
          range: {
            type: 'object',
            properties: { from: { ...text, format: 'date' } },
            required: ['from'],
          },
        },
        required: ['status', 'range'],
      },
      headers: { type: 'object', additionalProperties: text },
      points: { type: 'array', items: { type: 'object', properties: { x: { type: 'number' } } } },
    },
    required: ['filter', 'headers', 'points'],
  },
  'limits and patterns': {
    type: 'object',
    properties: {
      zip: { ...text, pattern: '^[0-9]{5}$' },
      code: { ...text, minLength: 3, maxLength: 8 },
      share: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      step: { type: 'integer', multipleOf: 5 },
      mail: { ...text, format: 'email' },
    },
    required: ['zip', 'code', 'share', 'step', 'mail'],
  },
  'one of several ways': {
    type: 'object',
    oneOf: [
      { properties: { kind: { const: 'card' }, number: text }, required: ['kind', 'number'] },
      { properties: { kind: { const: 'bank' }, iban: text }, required: ['kind', 'iban'] },
    ],
  },
  'one of two parameters': {
    type: 'object',
    properties: { name: text, id: { type: 'integer' } },
    anyOf: [{ required: ['name'] }, { required: ['id'] }],
  },
  'whatever it is': { type: 'object', additionalProperties: { type: 'number' }, required: ['x'] },
  'names that are no words': {
    type: 'object',
    properties: {
      'a.b': text,
      'c d': text,
      __proto__: text,
      constructor: text,
      'e[0]': text,
      '': text,
    },
    required: ['a.b', 'c d', '__proto__', 'constructor', 'e[0]', ''],
  },
};
