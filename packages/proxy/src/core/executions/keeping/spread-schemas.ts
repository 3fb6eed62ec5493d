import { isObject } from '../../is-object.js';

export type Schema = Readonly<Record<string, unknown>>;

/** Schemas that are looked at for one value: a service may refer as it likes. */
const most = 64;

const alternatives = ['allOf', 'anyOf', 'oneOf'] as const;
const further = ['if', 'then', 'else'] as const;
const makings = ['$ref', ...alternatives, ...further] as const;

/**
 * All schemas that a value may have to fit: the ones given, and those that they are made of.
 *
 * @param options `root`: what a `$ref` points into. One that points elsewhere is passed over.
 */
export function spreadSchemas(
  schemas: readonly unknown[],
  { root }: { readonly root: Schema },
): Schema[] {
  // Nearly every schema stands for itself, and every call comes through here.
  const [only] = schemas;
  if (schemas.length <= 1 && !isMade(only)) return isObject(only) ? [only] : [];
  const found = new Set<Schema>();
  const waiting = [...schemas];
  while (waiting.length > 0 && found.size < most) {
    const schema = waiting.pop();
    if (!isObject(schema) || found.has(schema)) continue;
    found.add(schema);
    for (const name of alternatives) {
      const list = schema[name];
      if (Array.isArray(list)) waiting.push(...(list as unknown[]).slice(0, most));
    }
    for (const name of further) if (name in schema) waiting.push(schema[name]);
    const { $ref } = schema;
    if (typeof $ref === 'string') waiting.push(pointedAt($ref, root));
  }
  return [...found];
}

function isMade(schema: unknown): boolean {
  return isObject(schema) && makings.some((name) => schema[name] !== undefined);
}

function pointedAt(reference: string, root: Schema): unknown {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  let place: unknown = root;
  for (const step of reference.split('/').slice(1)) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name))
      return undefined;
    place = (place as Record<string, unknown>)[name];
  }
  return place;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
