type Members = Readonly<Record<string, unknown>>;

/** A number from 0 to 1, the same ones again for the same seed. */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Texts that look like something else on a command line. */
const texts = [
  'plain',
  '007',
  '0x1f',
  '1e3',
  '9007199254740993',
  'true',
  'null',
  '-5',
  '-',
  '--flag',
  '--',
  'a=b',
  'a:=1',
  '@file',
  '@@twice',
  '{"a":1}',
  '[1,2]',
  '{',
  '[',
  '(a: 1)',
  '',
  ' spaced  out ',
  'it\'s "quoted"',
  'two\nlines\t',
  'naïve 🦊 中文',
  '\u202eturned',
];

const formats: Readonly<Record<string, string>> = {
  email: 'ada@example.com',
  uri: 'https://example.com/a?b=c',
  url: 'https://example.com/a?b=c',
  date: '2025-01-31',
  'date-time': '2025-01-31T09:00:00Z',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

/** Some value that is most likely valid by a schema; whether it is, is for a validator to say. */
export function generateValue(
  schema: unknown,
  {
    root,
    random,
    depth = 0,
  }: { readonly root: unknown; readonly random: Random; readonly depth?: number },
): unknown {
  const members = resolve(schema, root);
  const inside = { root, random, depth: depth + 1 };
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  if ('const' in members) return members['const'];
  if (Array.isArray(members['enum'])) return pick(members['enum'] as unknown[]);
  const either = (members['anyOf'] ?? members['oneOf']) as unknown[] | undefined;
  if (either !== undefined && either.length > 0) {
    const chosen = generateValue(pick(either), inside);
    return members['properties'] === undefined ? chosen : join(generateObject(), chosen);
  }
  const every = members['allOf'] as unknown[] | undefined;
  if (every !== undefined && members['type'] === undefined) {
    return every.map((part) => generateValue(part, inside)).reduce(join);
  }
  const type = pick([members['type'] ?? (members['properties'] ? 'object' : 'string')].flat());
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return generateNumber('integer');
    case 'number':
      return generateNumber('number');
    case 'array':
      return generateList();
    case 'object':
      return generateObject();
    default:
      return generateText();
  }

  function generateNumber(wanted: 'integer' | 'number'): number {
    const least = Number(members['minimum'] ?? members['exclusiveMinimum'] ?? -1000);
    const most = Number(members['maximum'] ?? members['exclusiveMaximum'] ?? least + 2000);
    const value = least + random() * (most - least);
    if (wanted === 'integer' || random() < 0.3) return Math.round(value) + 0;
    return value;
  }

  function generateText(): string {
    const {
      format,
      pattern,
      minLength = 0,
      maxLength = 1000,
    } = members as {
      format?: string;
      pattern?: string;
      minLength?: number;
      maxLength?: number;
    };
    if (format !== undefined && formats[format] !== undefined) return formats[format];
    if (pattern !== undefined)
      return pick(['a', 'A1', '1', '2025-01-31', '#aabbcc', `0x${'a1'.repeat(20)}`]);
    return pick(texts).padEnd(minLength, 'x').slice(0, maxLength);
  }

  function generateList(): unknown[] {
    const {
      minItems = 0,
      maxItems = 3,
      items,
      prefixItems,
    } = members as {
      minItems?: number;
      maxItems?: number;
      items?: unknown;
      prefixItems?: unknown[];
    };
    if (prefixItems !== undefined) return prefixItems.map((item) => generateValue(item, inside));
    const length =
      depth > 5 ? minItems : minItems + Math.floor(random() * (maxItems - minItems + 1));
    return Array.from({ length: Math.min(length, minItems + 3) }, () =>
      generateValue(items, inside),
    );
  }

  function generateObject(): Members {
    const {
      properties = {},
      required = [],
      additionalProperties,
    } = members as {
      properties?: Members;
      required?: string[];
      additionalProperties?: unknown;
    };
    const chance = depth === 0 ? 0.6 : depth > 4 ? 0 : 0.4;
    const names = Object.keys(properties).filter(
      (name) => required.includes(name) || random() < chance,
    );
    const entries = [...new Set([...names, ...required])].map((name) => [
      name,
      generateValue(properties[name], inside),
    ]);
    const isOpen = typeof additionalProperties === 'object' && additionalProperties !== null;
    if (isOpen && random() < 0.5) {
      entries.push([
        pick(['Key', 'a-b', 'c.d', 'e=f', 'g h']),
        generateValue(additionalProperties, inside),
      ]);
    }
    return Object.fromEntries(entries) as Members;
  }
}

function resolve(schema: unknown, root: unknown): Members {
  if (typeof schema !== 'object' || schema === null) return {};
  const { $ref, ...members } = schema as Members;
  if (typeof $ref !== 'string') return members;
  const target = $ref
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Members | undefined)?.[name], root);
  return resolve({ ...(target as Members), ...members }, root);
}

function join(left: unknown, right: unknown): unknown {
  const areObjects = [left, right].every(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
  return areObjects ? { ...(left as object), ...(right as object) } : right;
}
