import { isObject } from '../../is-object.js';
import { decodeField } from '../eras/decode-field.js';
import { findFieldParameters, type FieldParameter } from './find-field-parameters.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * What is wrong with the `Mcp-Param-*` fields of a call: they must say what its arguments say (2026-07-28,
 * basic/transports/streamable-http, "Custom Headers from Tool Parameters"). Undefined where nothing is.
 *
 * @param headers of the request, in any case
 */
export function checkParameterFields(
  headers: Readonly<Record<string, string>>,
  { inputSchema, parameters }: { readonly inputSchema: Members; readonly parameters: Members },
): string | undefined {
  const expected = findFieldParameters(inputSchema);
  if (expected.length === 0) return undefined;
  const given = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  for (const parameter of expected) {
    const problem = check(parameter, { given, parameters });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function check(
  { path, header }: FieldParameter,
  {
    given,
    parameters,
  }: { readonly given: ReadonlyMap<string, string>; readonly parameters: Members },
): string | undefined {
  const name = `Mcp-Param-${header}`;
  const field = given.get(name.toLowerCase());
  const value = path.reduce<unknown>(
    (node, key) => (isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    parameters,
  );
  const isGiven = value !== undefined && value !== null;
  if (field === undefined) {
    // Values of other types cannot be sent in a field; what the schema says to them is for the service.
    const isMirrored = typeof value === 'string' || typeof value === 'boolean' || isInteger(value);
    return isMirrored ? `Header mismatch: ${name} is missing, and the body has a value` : undefined;
  }
  if (!isGiven) return `Header mismatch: ${name} has a value, and the body has none`;
  const decoded = decodeField(field);
  if (decoded === undefined) return `Header mismatch: ${name} has invalid characters`;
  return isEqual(decoded, value)
    ? undefined
    : `Header mismatch: ${name} does not say what the body says`;
}

function isEqual(text: string, value: unknown): boolean {
  if (!isInteger(value)) return text === String(value);
  // "42.0" is 42: see "Server Validation".
  return /^-?\d+(\.0+)?$/.test(text) && Number(text) === value;
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
