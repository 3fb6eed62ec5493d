import type { Schema } from '@nanda/protocol';
import * as fc from 'fast-check';
import type * as z from 'zod/mini';

/** What is tried for a member, by where it stands; undefined leaves it to its schema. */
export type Hint = (path: readonly string[]) => fc.Arbitrary<unknown> | undefined;

type Definition = z.core.$ZodTypes['_zod']['def'];

/** What the checks of a schema say, as far as it is of use here. */
interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: RegExp;
}

/** Longer ones are for the odd values: they cost time, and shrink badly. */
const longest = 24;

/** Values that a schema takes, or nearly: what `refine` says is not known here. */
export function arbitraryOf(
  schema: Schema,
  { hint, path = [] }: { readonly hint: Hint; readonly path?: readonly string[] },
): fc.Arbitrary<unknown> {
  const hinted = hint(path);
  if (hinted !== undefined) return hinted;
  const definition = schema._zod.def as Definition;
  const inner = (part: unknown, name?: string): fc.Arbitrary<unknown> =>
    arbitraryOf(part as Schema, { hint, path: name === undefined ? path : [...path, name] });
  const bounds = boundsOf(definition);
  switch (definition.type) {
    case 'string':
      return textOf(bounds, definition as { readonly format?: string });
    case 'number': {
      const { minimum = -1000, maximum = 1000 } = bounds;
      const isInteger = 'format' in definition;
      const [least, most] = [Math.max(minimum, -(2 ** 31)), Math.min(maximum, 2 ** 31)];
      return isInteger
        ? fc.integer({ min: Math.ceil(least), max: Math.floor(most) })
        : fc.double({ min: least, max: most, noNaN: true });
    }
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...(definition.values as unknown[]));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries));
    case 'array': {
      const minLength = Math.min(bounds.minimum ?? 0, 4);
      return fc.array(inner(definition.element), {
        minLength,
        maxLength: Math.max(minLength, Math.min(bounds.maximum ?? 4, 4)),
      });
    }
    case 'object': {
      const members = Object.entries(definition.shape as Record<string, unknown>);
      const optional = new Set(
        members.flatMap(([name, part]) => (isOptional(part as Schema) ? [name] : [])),
      );
      return fc.record(
        Object.fromEntries(members.map(([name, part]) => [name, inner(part, name)])),
        { requiredKeys: members.map(([name]) => name).filter((name) => !optional.has(name)) },
      );
    }
    case 'record':
      return fc.dictionary(
        inner(definition.keyType) as fc.Arbitrary<string>,
        inner(definition.valueType, '*'),
        { maxKeys: 3 },
      );
    case 'union':
      return fc.oneof(...(definition.options as unknown[]).map((option) => inner(option)));
    case 'optional':
    case 'default':
    case 'readonly':
      return inner(definition.innerType);
    case 'nullable':
      return fc.option(inner(definition.innerType));
    case 'pipe':
      return inner(definition.in);
    case 'lazy':
      return inner(definition.getter());
    case 'null':
      return fc.constant(null);
    case 'never':
      return fc.constant(undefined);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function boundsOf({ checks = [] }: Definition): Bounds {
  const bounds: { -readonly [Name in keyof Bounds]: Bounds[Name] } = {};
  for (const check of checks) {
    const rule = check._zod.def as z.core.$ZodChecks['_zod']['def'];
    switch (rule.check) {
      case 'min_length':
        bounds.minimum = rule.minimum;
        break;
      case 'max_length':
        bounds.maximum = rule.maximum;
        break;
      case 'greater_than':
        bounds.minimum = Number(rule.value);
        break;
      case 'less_than':
        bounds.maximum = Number(rule.value);
        break;
      case 'string_format':
        if (rule.pattern !== undefined) bounds.pattern = rule.pattern;
        break;
      default:
        break;
    }
  }
  return bounds;
}

function isOptional(schema: Schema): boolean {
  const { type } = schema._zod.def as Definition;
  return type === 'optional' || type === 'default' || type === 'never';
}

function textOf(
  { minimum = 0, maximum = longest, pattern }: Bounds,
  { format }: { readonly format?: string },
): fc.Arbitrary<string> {
  if (format === 'datetime') {
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  }
  const made = pattern === undefined ? undefined : matching(pattern);
  const minLength = Math.min(minimum, longest);
  return (
    made ??
    fc.oneof(
      fc.string({
        unit: 'grapheme',
        minLength,
        maxLength: Math.max(minLength, Math.min(maximum, longest)),
      }),
      fc
        .constantFrom('weather', 'coffee', 'a', '1', 'https://example.invalid/x')
        .filter((text) => text.length >= minLength),
    )
  );
}

/** Undefined where the pattern has what cannot be made by chance. */
function matching(pattern: RegExp): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(pattern);
  } catch {
    return undefined;
  }
}
