import type { ToolDefinition } from '@nanda/protocol';
import { findProperty, flagName, oneLine, parametersOfUser, shapeOf } from '@nanda/terminal';
import { stripHidden } from './strip-hidden.js';

/** A parameter of a tool as a generated program knows it. */
export interface ProgramOption {
  /** What the service calls it. */
  readonly property: string;
  /** `--wallet-address`; the property itself where two would be written alike. */
  readonly flag: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'json';
  /** May be given more than once. */
  readonly isList?: true;
  readonly isRequired?: true;
  readonly choices?: readonly unknown[];
  readonly description?: string;
}

/** The options that stand for the parameters of a tool. */
export function programOptions(tool: Pick<ToolDefinition, 'inputSchema'>): ProgramOption[] {
  const inputSchema = parametersOfUser(tool.inputSchema);
  const shape = shapeOf(inputSchema, inputSchema);
  return Object.entries(shape.properties)
    .filter(([property]) => property.isWellFormed())
    .map(([property, schema]) => {
      const value = shapeOf(schema, inputSchema);
      const isList = value.types.size === 1 && value.types.has('array');
      const { types, choices } = isList ? shapeOf(value.items, inputSchema) : value;
      const flag = flagName(property);
      const description = oneLine(stripHidden(value.description ?? ''), 200);
      return {
        property,
        flag: findProperty(flag.slice(2), shape) === property ? flag : `--${property}`,
        type: typeOf(types),
        ...(isList && { isList: true as const }),
        ...(shape.required.includes(property) && { isRequired: true as const }),
        ...(choices !== undefined && { choices: choices.slice(0, 200) }),
        ...(description !== '' && { description }),
      };
    });
}

function typeOf(types: ReadonlySet<string>): ProgramOption['type'] {
  const named = [...types].filter((type) => type !== 'null');
  const [only] = named;
  if (named.length === 2 && types.has('number') && types.has('integer')) return 'number';
  if (named.length !== 1) return 'json';
  return only === 'string' || only === 'number' || only === 'integer' || only === 'boolean'
    ? only
    : 'json';
}
