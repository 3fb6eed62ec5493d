import type { JsonSchema } from '@nanda/protocol';
import { splitWords } from '../grammar/split-words.js';
import { CommandError } from '../session/command-error.js';
import { findProperty } from './find-property.js';
import { readValue } from './read-value.js';

/** {@link readArguments}' second argument. */
export interface ReadArgumentsOptions {
  /** For messages. */
  tool: string;
  /** The tool's input schema. */
  schema: JsonSchema;
}

/**
 * Reads what stands after a tool's name into its parameters, typed by the tool's JSON Schema:
 * `--flag value`, `--flag=value`, `--flag` and `--no-flag` for a boolean, `name=value`, or one JSON
 * object. A flag of an array may be repeated. Whether required ones are there is the proxy's to say.
 *
 * @throws {CommandError} when a word is no parameter or does not fit its type.
 */
export function readArguments(
  text: string,
  { tool, schema }: ReadArgumentsOptions,
): Record<string, unknown> {
  if (text.startsWith('{')) return readObject(text, { tool });
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const parameters = new Map<string, unknown>();
  const words = splitWords(text);
  for (let index = 0; index < words.length; index += 1) {
    const { flag, value: attached } = splitWord(words[index] ?? '', { tool });
    const { name, isNegated } = resolveFlag(flag, { tool, schema, properties });
    const property = properties[name];
    const propertySchema = isRecord(property) ? property : undefined;
    let value = attached;
    if (value === undefined) {
      const next = words[index + 1];
      if (propertySchema?.['type'] === 'boolean' && next !== 'true' && next !== 'false') {
        value = String(!isNegated);
      } else if (next === undefined) {
        throw new CommandError(`--${flag} needs a value`, { hint: `--${flag} <value>` });
      } else {
        value = next;
        index += 1;
      }
    }
    addValue(parameters, { name, value, schema: propertySchema });
  }
  return Object.fromEntries(parameters);
}

function readObject(text: string, { tool }: { tool: string }): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`the parameters are not JSON: ${reason}`, {
      hint: `call ${tool} {"name": "value"}`,
      cause,
    });
  }
  throw new CommandError('the parameters are not a JSON object', {
    hint: `call ${tool} {"name": "value"}`,
  });
}

function splitWord(word: string, { tool }: { tool: string }) {
  const match = /^(?:--([^=]+)(?:=(.*))?|([^-=][^=]*)=(.*))$/su.exec(word);
  const flag = match?.[1] ?? match?.[3];
  if (match === null || flag === undefined) {
    throw new CommandError(`"${word}" is no parameter`, { hint: `call ${tool} --name value` });
  }
  return { flag, value: match[2] ?? match[4] };
}

function resolveFlag(
  flag: string,
  { tool, schema, properties }: { tool: string; schema: JsonSchema; properties: JsonSchema },
): { name: string; isNegated: boolean } {
  const names = Object.keys(properties);
  const name = findProperty(flag, { names });
  if (name !== undefined) return { name, isNegated: false };
  const negated = flag.startsWith('no-')
    ? findProperty(flag.slice('no-'.length), { names })
    : undefined;
  const property = negated === undefined ? undefined : properties[negated];
  if (negated !== undefined && isRecord(property) && property['type'] === 'boolean') {
    return { name: negated, isNegated: true };
  }
  // A tool that declares nothing, or says that more is welcome, takes the name as it stands.
  const isOpen = names.length === 0 || Boolean(schema['additionalProperties']);
  if (isOpen && schema['additionalProperties'] !== false) return { name: flag, isNegated: false };
  const known = names.map((each) => `--${each}`).join(' ');
  const hint = known === '' ? `call ${tool}` : `call ${tool} with ${known}`;
  throw new CommandError(`${tool} has no parameter "${flag}"`, { hint });
}

function addValue(
  parameters: Map<string, unknown>,
  { name, value, schema }: { name: string; value: string; schema: JsonSchema | undefined },
): void {
  const items = isRecord(schema?.['items']) ? schema['items'] : undefined;
  const isList = schema?.['type'] === 'array' && !value.trimStart().startsWith('[');
  const read = readValue(value, { schema: isList ? items : schema });
  if (read === undefined) {
    const kind = describeType(isList ? items : schema);
    throw new CommandError(`--${name} takes ${kind}, not "${value}"`, {
      hint: `--${name} <${kind}>`,
    });
  }
  const earlier = parameters.get(name);
  parameters.set(name, isList ? [...(Array.isArray(earlier) ? earlier : []), read] : read);
}

function describeType(schema: JsonSchema | undefined): string {
  const type = schema?.['type'];
  if (Array.isArray(type)) return type.join(' or ');
  if (typeof type === 'string') return type;
  return Array.isArray(schema?.['enum']) ? schema['enum'].join(' or ') : 'a value';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
