import { isObject } from '../core/is-object.js';
import { findMirroredParameters } from './find-mirrored-parameters.js';

/** The fields that go with a call. Values that are absent or no primitives are left out. */
export function mirrorParameterHeaders(
  inputSchema: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { path, header } of findMirroredParameters(inputSchema) ?? []) {
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

function encodeFieldValue(text: string): string {
  const isPlain =
    /^[\t\x20-\x7e]+$/.test(text) && text === text.trim() && !/^=\?base64\?.*\?=$/.test(text);
  return isPlain ? text : `=?base64?${Buffer.from(text, 'utf8').toString('base64')}?=`;
}
