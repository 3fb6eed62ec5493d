import type { ToolDefinition } from '@nanda/protocol';
import {
  findProperty,
  flagName,
  parametersOfUser,
  quoteForShell,
  shapeOf,
  type ValueShape,
} from '@nanda/terminal';
import { printJson } from './print-json.js';
import { stripHidden } from './strip-hidden.js';

/** Values of a tool's required parameters, and the words that give them to `nanda exec`. */
export interface ExampleCall {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** As they are typed in a shell. */
  readonly words: readonly string[];
}

/** A call that shows how a tool is called: with something in the place of each parameter that it needs. */
export function exampleCall(tool: Pick<ToolDefinition, 'inputSchema'>): ExampleCall {
  const inputSchema = parametersOfUser(tool.inputSchema);
  const shape = shapeOf(inputSchema, inputSchema);
  const entries = shape.required.map(
    (name) => [name, exampleValue(own(shape.properties, name), inputSchema, 0)] as const,
  );
  const parameters = Object.fromEntries(entries);
  const words = entries.map(([name, value]) => optionOf(name, value, shape));
  const isPlain = words.every((word) => word !== undefined);
  return {
    parameters,
    words: isPlain ? words : ['--args', quoteForShell(printJson(parameters))],
  };
}

/** `--name value`; undefined where it cannot be written so without doubt. */
function optionOf(name: string, value: unknown, shape: ValueShape): string | undefined {
  const flag = flagName(name);
  const isOwn = /^[A-Za-z][\w-]*$/.test(name) && findProperty(flag.slice(2), shape) === name;
  if (!isOwn || value === null) return undefined;
  const { types, choices } = shapeOf(shape.properties[name], {});
  const isTyped = types.size === 1 || choices !== undefined;
  if (typeof value === 'boolean' && isTyped) {
    return value && types.has('boolean') ? flag : `${flag}=${String(value)}`;
  }
  if ((typeof value === 'string' || typeof value === 'number') && isTyped) {
    const text = String(value);
    // What begins with a dash would be taken for an option.
    return `${flag}${/^-|^$/.test(text) ? '=' : ' '}${quoteForShell(text)}`;
  }
  return `${name}:=${quoteForShell(printJson(value))}`;
}

function exampleValue(schema: unknown, root: unknown, depth: number): unknown {
  const shape = shapeOf(schema, root);
  const { examples } = (schema ?? {}) as { examples?: unknown };
  const given = shape.default ?? (Array.isArray(examples) ? (examples[0] as unknown) : undefined);
  if (shape.choices !== undefined) return clean(shape.choices[0]);
  if (given !== undefined && fits(given, shape)) return clean(given);
  if (shape.types.has('string') || shape.types.size === 0) return 'text';
  if (shape.types.has('boolean')) return true;
  if (shape.types.has('integer') || shape.types.has('number')) return lowest(schema);
  if (shape.types.has('array')) {
    return depth > 3 || shape.items === undefined
      ? []
      : [exampleValue(shape.items, root, depth + 1)];
  }
  if (!shape.types.has('object') || depth > 3) return shape.types.has('null') ? null : {};
  return Object.fromEntries(
    shape.required.map((name) => [
      name,
      exampleValue(own(shape.properties, name), root, depth + 1),
    ]),
  );
}

/** What a schema requires without describing it is described by nothing, not by what objects inherit. */
function own(properties: ValueShape['properties'], name: string): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function lowest(schema: unknown): number {
  const { minimum } = (schema ?? {}) as { minimum?: unknown };
  return typeof minimum === 'number' && minimum > 1 ? minimum : 1;
}

function fits(value: unknown, { types }: ValueShape): boolean {
  if (types.size === 0) return true;
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return (
    types.has(type as 'string') ||
    (type === 'number' && types.has('integer') && Number.isInteger(value))
  );
}

/** A line feed in an example would end the line that it stands in. */
function clean(value: unknown): unknown {
  return typeof value === 'string' ? stripHidden(value).replaceAll('\n', ' ').slice(0, 200) : value;
}
