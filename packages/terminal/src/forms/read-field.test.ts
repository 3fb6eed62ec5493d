import { expect, test } from 'vitest';
import { formFields } from './form-fields.js';
import { readField } from './read-field.js';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 4 },
    email: { type: 'string', format: 'email' },
    day: { type: 'string', format: 'date' },
    cups: { type: 'integer', minimum: 1, maximum: 10 },
    share: { type: 'number', maximum: 1 },
    gift: { type: 'boolean' },
    size: {
      type: 'string',
      oneOf: [
        { const: 's', title: 'Small' },
        { const: 'l', title: 'Large' },
      ],
    },
    pet: { type: 'string', enum: ['pet-1', 'pet-2'], enumNames: ['Cat', 'Dog'] },
    count: { enum: [3, 1, 2] },
    extras: { type: 'array', minItems: 1, items: { type: 'string', enum: ['milk', 'sugar'] } },
  },
};
const fields = new Map(formFields(schema).map((field) => [field.name, field]));
const read = (name: string, text: string) => {
  const field = fields.get(name);
  return field && readField(text, field);
};

test.each<[string, string, unknown]>([
  ['name', ' ab ', ' ab '],
  ['name', '007', '007'],
  ['email', 'a@b.example', 'a@b.example'],
  ['day', '2030-12-31', '2030-12-31'],
  ['cups', ' 7 ', 7],
  ['share', '.5', 0.5],
  ['gift', 'y', true],
  ['gift', 'No', false],
  ['gift', 'true', true],
  ['size', 'l', 'l'],
  ['size', 'LARGE', 'l'],
  ['size', '1', 's'],
  ['pet', 'dog', 'pet-2'],
  // The value itself comes before the number of a row.
  ['count', '1', 1],
  ['extras', 'milk, 2', ['milk', 'sugar']],
])('%s takes %j', (name, text, value) => {
  expect(read(name, text)).toEqual({ value });
});

test.each([
  ['name', 'a', 'has at least 2 characters'],
  ['name', 'abcde', 'has at most 4 characters'],
  ['email', 'nobody', 'is an e-mail address'],
  ['day', 'tomorrow', 'is a date such as 2030-12-31'],
  ['cups', '0', 'is at least 1'],
  ['cups', '11', 'is at most 10'],
  ['cups', 'many', 'is a whole number, not "many"'],
  ['share', '2', 'is at most 1'],
  ['gift', 'perhaps', 'is true or false, not "perhaps"'],
  ['size', 'huge', 'is one of Small, Large'],
  ['size', '3', 'is one of Small, Large'],
  ['extras', ' , ', 'has at least 1 values'],
  ['extras', 'milk,salt', 'is one of milk, sugar'],
])('%s does not take %j', (name, text, problem) => {
  expect(read(name, text)).toEqual({ problem });
});

test.each([undefined, null, 7, 'x', [], { properties: 3 }, { $ref: '#/%' }])(
  'a schema that is none has no fields: %j',
  (nothing) => {
    expect(formFields(nothing)).toEqual([]);
  },
);
