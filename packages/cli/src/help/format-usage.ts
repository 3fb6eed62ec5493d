import type { ToolDefinition } from '@nanda/protocol';
import { toolUsageParts, wrapWords } from '@nanda/terminal';

/** Lines of a usage that is shown whole. */
const most = 3;

/** A tool's usage behind what is typed before it; without the optional ones where it would be too long. Safe to show. */
export function formatUsage(
  tool: Pick<ToolDefinition, 'inputSchema'>,
  {
    head,
    width,
    hanging,
  }: { readonly head: string; readonly width: number; readonly hanging: number },
): string {
  const ways = [false, true].map((isShort) => {
    // A part is not broken in two.
    const parts = toolUsageParts(tool, { isShort }).map((part) => part.replaceAll(' ', '\u00a0'));
    return wrapWords([head, ...parts].join(' '), { width, hanging }).replaceAll('\u00a0', ' ');
  });
  const [whole = head, short = head] = ways;
  return whole.split('\n').length <= most ? whole : short;
}
