/** A schema, and a value that it certainly allows. */
export interface RandomSchema {
  readonly schema: unknown;
  readonly value: unknown;
}

const names = [
  'a',
  'b-c',
  '__proto__x',
  'constructor',
  'readonly',
  'get',
  'new',
  "it's",
  '日本',
  '1',
  '',
];
const words = [
  'plain',
  "quo'te",
  'back\\slash',
  'line\nbreak',
  '*/ export const x = 1; /*',
  '${x}',
  '\u2028',
];

/** Makes schemas of everything that the generator knows, nested to a depth, with a value for each. */
export function randomSchema(
  random: () => number,
  { depth }: { readonly depth: number },
): RandomSchema {
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;
  const nested = (): RandomSchema => randomSchema(random, { depth: depth - 1 });
  const scalars = [
    () => ({ schema: { type: 'string', description: pick(words) }, value: pick(words) }),
    () => ({ schema: { type: pick(['number', 'integer']), default: 1 }, value: pick([0, -1, 10]) }),
    () => ({ schema: { type: 'boolean', deprecated: true }, value: random() < 0.5 }),
    () => ({
      schema: { enum: [...words, 3, null, false] },
      value: pick([...words, 3, null, false]),
    }),
    () => ({ schema: { const: "it's" }, value: "it's" }),
    () => ({ schema: { type: ['string', 'null'] }, value: pick([null, 'x']) }),
    () => ({ schema: { type: 'number', nullable: true }, value: pick([null, 2]) }),
    () => ({ schema: pick([true, {}, { not: { type: 'string' } }]), value: 5 }),
    () => ({
      schema: { $ref: pick(['https://example.com/x', '#/$defs/none', '#none']) },
      value: [],
    }),
    () => ({ schema: { type: 'object' }, value: { any: 1 } }),
  ];
  if (depth <= 0) return pick(scalars)();
  const structures = [
    () => randomObject(random, { names: names.filter(() => random() < 0.4), nested }),
    () => randomObject(random, { names: names.filter(() => random() < 0.4), nested }),
    () => {
      const { schema, value } = nested();
      return {
        schema: { type: 'array', items: schema },
        value: random() < 0.5 ? [value, value] : [],
      };
    },
    () => {
      const items = [nested(), nested(), nested()];
      const keyword = pick(['prefixItems', 'items']);
      const schema = { type: 'array', minItems: 2, [keyword]: items.map((item) => item.schema) };
      return { schema, value: items.slice(0, pick([2, 3])).map((item) => item.value) };
    },
    () => {
      const branches = [nested(), nested()];
      const keyword = pick(['anyOf', 'oneOf']);
      return {
        schema: { [keyword]: branches.map((branch) => branch.schema) },
        value: pick(branches).value,
      };
    },
    () => {
      const { schema, value } = nested();
      return { schema: { allOf: [schema, {}], description: pick(words) }, value };
    },
    () => {
      const { schema, value } = nested();
      return {
        schema: { type: 'object', additionalProperties: schema },
        value: { x: value, y: value },
      };
    },
  ];
  return pick(random() < 0.3 ? scalars : structures)();
}

function randomObject(
  random: () => number,
  {
    names: chosen,
    nested,
  }: { readonly names: readonly string[]; readonly nested: () => RandomSchema },
): RandomSchema {
  const members = chosen.map((name) => ({ name, isRequired: random() < 0.5, ...nested() }));
  const given = members.filter(({ isRequired }) => isRequired || random() < 0.5);
  const extra = [{}, { additionalProperties: false }, { additionalProperties: true }];
  const schema = {
    type: 'object',
    properties: Object.fromEntries(members.map((member) => [member.name, member.schema])),
    required: members.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ...extra[Math.floor(random() * extra.length)],
  };
  return { schema, value: Object.fromEntries(given.map(({ name, value }) => [name, value])) };
}
