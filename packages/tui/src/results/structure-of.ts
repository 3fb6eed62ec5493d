import type { ToolResult } from '@nanda/protocol';
import { textOf } from '@nanda/terminal';
import { isContainer } from './is-container.js';

/** The result as it is kept: a list or an object that it has, or none. */
interface KnownStructure {
  readonly structure: object | undefined;
}

const known = new WeakMap<object, KnownStructure>();

/**
 * The list or object that a result is about: its structured content, else the JSON that its only text is; undefined where
 * it has none. Reads that JSON once.
 */
export function structureOf(result: ToolResult): object | undefined {
  let found = known.get(result);
  if (found === undefined) {
    found = { structure: readStructure(result) };
    known.set(result, found);
  }
  return found.structure;
}

function readStructure({ structuredContent, content }: ToolResult): object | undefined {
  if (isContainer(structuredContent)) return structuredContent;
  const [block, ...others] = content;
  if (block === undefined || others.length > 0) return undefined;
  const text = textOf(block);
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isContainer(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
