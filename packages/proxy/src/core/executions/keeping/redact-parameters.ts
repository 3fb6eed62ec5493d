import { isObject } from '../../is-object.js';
import { spreadSchemas, type Schema } from './spread-schemas.js';

/** Names of members whose values are not written down, whatever they hold. */
const secretName =
  /pass(?:word|phrase|wd|code)|pass$|^pwd$|secret|token$|(?:api|access|private)_?key|^auth$|authorization|bearer|jwt|credential|signature|mnemonic|seed_?phrase|(?:^|_)(?:pin|otp)$|cookie|__evmauth/;

const redacted = '[redacted]';
const maxDepth = 32;
const maxPatterns = 64;

export interface RedactParametersOptions {
  /** The tool's schema: what it calls `writeOnly` or `format: password` is redacted as well. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Further names, in any case. */
  readonly names: readonly string[];
}

/** Parameters as they may be kept: what looks like a secret is not in them. */
export function redactParameters(
  parameters: Readonly<Record<string, unknown>>,
  { schema, names }: RedactParametersOptions,
): Record<string, unknown> {
  const further = new Set(names.map((name) => name.toLowerCase()));
  const isSecret = (name: string): boolean =>
    further.has(name.toLowerCase()) || secretName.test(inSnakeCase(name));

  function redact(value: unknown, place: { schemas: Schemas; depth: number }): unknown {
    if (place.depth > maxDepth) return redacted;
    const schemas = spreadSchemas(place.schemas, { root: schema });
    if (schemas.some(isSecretSchema)) return redacted;
    const depth = place.depth + 1;
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        redact(item, { schemas: schemas.flatMap((one) => itemSchemas(one, index)), depth }),
      );
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        isSecret(name)
          ? redacted
          : redact(member, { schemas: schemas.flatMap((one) => memberSchemas(one, name)), depth }),
      ]),
    );
  }

  return redact(parameters, { schemas: [schema], depth: 0 }) as Record<string, unknown>;
}

type Schemas = readonly unknown[];

function isSecretSchema(schema: Schema): boolean {
  return schema['writeOnly'] === true || schema['format'] === 'password';
}

function itemSchemas({ items, prefixItems, ...rest }: Schema, index: number): Schemas {
  // Before 2020-12 a list of items was called `items`.
  const places = Array.isArray(items) ? (items as unknown[]) : prefixItems;
  if (Array.isArray(places) && index < places.length) return [places[index]];
  return [Array.isArray(items) ? rest['additionalItems'] : items];
}

/** A pattern is the service's, and is not run here: what it could mean counts. */
function memberSchemas(schema: Schema, name: string): Schemas {
  const { properties, patternProperties, additionalProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, name)) return [properties[name]];
  return [
    additionalProperties,
    ...(isObject(patternProperties) ? Object.values(patternProperties).slice(0, maxPatterns) : []),
  ];
}

/** `apiKey` and `api-key` are one name. */
function inSnakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
}
