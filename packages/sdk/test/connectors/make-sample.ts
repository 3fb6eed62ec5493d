import { isRecord } from '../../src/connectors/is-record.js';
import { resolveReference } from '../../src/connectors/resolve-reference.js';

/** Numbers that look random and are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const strays = ['text', '', 7, -1, 0.5, true, null, [], ['text', 1], {}, { stray: 1 }];

/** A value that a schema might accept, and often enough does not. */
export function makeSample(
  schema: unknown,
  { root, random, depth = 0 }: { root: unknown; random: () => number; depth?: number },
): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  const inside = (subschema: unknown): unknown =>
    makeSample(subschema, { root, random, depth: depth + 1 });
  if (!isRecord(schema) || depth > 6 || (depth > 0 && random() < 0.15)) return pick(strays);
  if (typeof schema['$ref'] === 'string') return inside(resolveReference(root, schema['$ref']));
  if (Array.isArray(schema['enum'])) return pick<unknown>(schema['enum']);
  if ('const' in schema) return schema['const'];
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const choices = schema[keyword];
    if (depth > 0 && Array.isArray(choices)) return inside(pick<unknown>(choices));
  }
  switch (pick([schema['type']].flat())) {
    case 'object': {
      const properties = isRecord(schema['properties']) ? schema['properties'] : {};
      const required = Array.isArray(schema['required']) ? schema['required'] : [];
      const given = Object.entries(properties)
        .filter(([name]) => random() < (required.includes(name) ? 0.95 : 0.5))
        .map(([name, property]) => [name, inside(property)]);
      if (random() < 0.1) given.push(['stray', 1]);
      return Object.fromEntries(given);
    }
    case 'array': {
      const items = schema['items'] ?? schema['prefixItems'];
      return Array.from({ length: Math.floor(random() * 4) }, (_, index) =>
        inside(Array.isArray(items) ? items[index] : items),
      );
    }
    case 'string':
      return pick(['text', '2026-01-01', 'https://example.com', '0xAbC', 'x'.repeat(70), '']);
    case 'integer':
      return pick([0, 1, 5, 10, 100, -3, 100_000]);
    case 'number':
      return pick([0, 0.5, 1, 2.5, -90, 1e6]);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return pick(strays);
  }
}
