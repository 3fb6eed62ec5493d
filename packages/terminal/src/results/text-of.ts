import type { ResultBlock } from './result-block.js';

/** The text that a block is, one that comes as a resource included; undefined for every other block. */
export function textOf(block: ResultBlock): string | undefined {
  const { type, text } = block;
  if (type === 'text') return typeof text === 'string' ? text : '';
  const resource = block['resource'];
  if (type !== 'resource' || typeof resource !== 'object' || resource === null) return undefined;
  const { text: inside } = resource as { readonly text?: unknown };
  return typeof inside === 'string' ? inside : undefined;
}
