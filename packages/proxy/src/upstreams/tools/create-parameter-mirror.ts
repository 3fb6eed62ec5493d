import type { ToolDefinition } from '@nanda/protocol';

import { isObject } from '../../core/is-object.js';
import { encodeFieldValue } from './encode-field-value.js';
import { findMirroredParameters, type MirroredParameter } from './find-mirrored-parameters.js';

/** Gives the fields that go with a call. Values that are absent or no primitives are left out. */
export type ParameterMirror = (
  tool: Pick<ToolDefinition, 'inputSchema'>,
  parameters: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, string>> | undefined;

/** Looks at each schema once. */
export function createParameterMirror(): ParameterMirror {
  const known = new WeakMap<object, readonly MirroredParameter[]>();
  return ({ inputSchema }, parameters) => {
    let mirrored = known.get(inputSchema);
    if (!mirrored) {
      mirrored = findMirroredParameters(inputSchema) ?? [];
      known.set(inputSchema, mirrored);
    }
    return mirrored.length === 0 ? undefined : mirror(mirrored, parameters);
  };
}

function mirror(
  mirrored: readonly MirroredParameter[],
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { path, header } of mirrored) {
    const value = path.reduce<unknown>(
      (node, key) => (isObject(node) ? node[key] : undefined),
      parameters,
    );
    const isMirrored =
      typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value);
    if (isMirrored) headers[`Mcp-Param-${header}`] = encodeFieldValue(String(value));
  }
  return headers;
}
