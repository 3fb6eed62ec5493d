import type { ToolResult } from '@nanda/protocol';
import { plainTextOf } from './plain-text-of.js';

/**
 * The data of a result, for the formats that show data: its structured content, else the JSON that its text is, else
 * its blocks.
 */
export function payloadOf(result: ToolResult): unknown {
  const { structuredContent, content } = result;
  if (structuredContent !== undefined && structuredContent !== null) return structuredContent;
  const text = plainTextOf(result);
  if (text === undefined || !/^\s*[[{]/.test(text)) return content;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return content;
  }
}
