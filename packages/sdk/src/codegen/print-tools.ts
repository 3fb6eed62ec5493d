import type { ToolDefinition } from '@nanda/protocol';
import { commonTypes } from './common-types.js';
import { indent } from './indent.js';
import { isRecord } from './is-record.js';
import { pascalCase } from './pascal-case.js';
import { printDoc } from './print-doc.js';
import { printKey } from './print-key.js';
import { printLine } from './print-line.js';
import { SchemaConverter } from './schema-converter.js';
import type { TypeNames } from './type-names.js';
import type { TypeNode } from './type-node.js';

/** What the printed types of a service consist of. */
export interface PrintedTools {
  /** The members of the service's interface, one for each tool. */
  readonly members: string;
  /** The types that they use. */
  readonly declarations: readonly string[];
}

/** Writes the types of tools. Of two with the same name the first counts: an interface has each member once. */
export function printTools(
  tools: readonly ToolDefinition[],
  { prefix, names }: { readonly prefix: string; readonly names: TypeNames },
): PrintedTools {
  const declarations: string[] = [];
  const members = new Map<string, string>();
  for (const tool of tools) {
    if (members.has(tool.name) || !tool.name.isWellFormed()) continue;
    const toolPrefix = `${prefix}${pascalCase(tool.name, { otherwise: 'Tool' })}`;
    const convert = (
      schema: unknown,
      { isInput, impliedTypes }: { isInput: boolean; impliedTypes?: readonly string[] },
    ): TypeNode => {
      const converter = new SchemaConverter({ schema, isInput, prefix: toolPrefix, names });
      const type = converter.convertDocument(impliedTypes);
      declarations.push(...converter.declarations);
      return type;
    };
    const parameters = takesNothing(tool.inputSchema)
      ? commonTypes.emptyObject
      : convert(asObject(tool.inputSchema), { isInput: true, impliedTypes: ['object'] });
    const output =
      tool.outputSchema === undefined
        ? commonTypes.openObject
        : convert(tool.outputSchema, { isInput: false });
    const doc = printDoc({ text: tool.description ?? tool.title });
    const body = [
      printLine('parameters:', { type: parameters }),
      printLine('output:', { type: output }),
    ].join('\n');
    members.set(tool.name, `${doc}${printKey(tool.name)}: {\n${indent(body)}\n};`);
  }
  return { members: Array.from(members.values()).join('\n'), declarations };
}

/** Parameters are an object by the protocol; a schema that says otherwise is not believed. */
function asObject(schema: unknown): unknown {
  const isObject =
    isRecord(schema) && (schema['type'] === undefined || schema['type'] === 'object');
  return isObject ? schema : { type: 'object' };
}

/** An empty list of parameters, which generators write for a tool that has none. */
function takesNothing(schema: unknown): boolean {
  if (!isRecord(schema) || !isRecord(schema['properties'])) return false;
  const rest = ['additionalProperties', 'patternProperties', '$ref', 'allOf', 'anyOf', 'oneOf'];
  return (
    Object.keys(schema['properties']).length === 0 &&
    rest.every((word) => schema[word] === undefined)
  );
}
