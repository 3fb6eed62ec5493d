import type { ToolDefinition } from '@nanda/protocol';
import { cutText } from './cut-text.js';

/** What a model is told about a tool: its description, or the next best thing, and what its schema cannot say. */
export function describeTool(
  { name, title, description = '', annotations }: ToolDefinition,
  {
    note,
    serviceName,
    maxLength,
  }: { readonly note: string; readonly serviceName: string; readonly maxLength: number },
): string {
  const told =
    [description, title, annotations?.title].find(
      (text) => text !== undefined && text.trim() !== '',
    ) ?? `The tool "${name}" of ${serviceName}.`;
  if (note === '') return cutText(told.trim(), maxLength);
  const ending = `\n${note}`;
  // A note that leaves no room for what it is about is of no use.
  if (ending.length > maxLength / 2) return cutText(told.trim() + ending, maxLength);
  return cutText(told.trim(), maxLength - ending.length) + ending;
}
