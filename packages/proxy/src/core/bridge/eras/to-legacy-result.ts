import { isObject } from '../../is-object.js';
import { cacheableMethods } from './cacheable-methods.js';
import { metaKeys } from './meta-keys.js';
import { withoutMeta } from './without-meta.js';

type Result = Readonly<Record<string, unknown>>;

const cacheMembers = ['ttlMs', 'cacheScope'];

/**
 * A result of the newer era as the older one has it. There structured content is an object: any other value is put into
 * one, and said in a text too where there is none; schemas of such values are left out.
 */
export function toLegacyResult(result: Result, { method }: { readonly method: string }): Result {
  const isCacheable = cacheableMethods.has(method);
  const entries = Object.entries(withoutMeta(result, metaKeys.modern)).filter(
    ([name]) => name !== 'resultType' && !(isCacheable && cacheMembers.includes(name)),
  );
  const kept: Result = Object.fromEntries(entries);
  if (method === 'tools/list') return withObjectSchemas(kept);
  return method === 'tools/call' ? withObjectContent(kept) : kept;
}

function withObjectSchemas(result: Result): Result {
  const { tools } = result;
  if (!Array.isArray(tools)) return result;
  return { ...result, tools: (tools as unknown[]).map(withObjectSchema) };
}

function withObjectSchema(tool: unknown): unknown {
  if (!isObject(tool) || tool['outputSchema'] === undefined) return tool;
  const { outputSchema, ...rest } = tool;
  return isObject(outputSchema) && outputSchema['type'] === 'object' ? tool : rest;
}

function withObjectContent(result: Result): Result {
  const { structuredContent: value, content } = result;
  if (value === undefined || isObject(value)) return result;
  const blocks: readonly unknown[] = Array.isArray(content) ? content : [];
  const hasText = blocks.some((block) => isObject(block) && block['type'] === 'text');
  return {
    ...result,
    ...(!hasText && { content: [...blocks, { type: 'text', text: JSON.stringify(value) }] }),
    structuredContent: { result: value },
  };
}
