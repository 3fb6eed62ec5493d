import { oneLine, sanitizeLine } from '@nanda/terminal';
import { formatUsage } from '../help/format-usage.js';
import type { Output } from '../output/output.js';
import type { OpenTool } from './open-tool.js';

/** Prints tools: how each is called, and what it does. */
export function printToolList(tools: readonly OpenTool[], { print, style, width }: Output): void {
  for (const { tool, name } of tools) {
    const head = style.bold(sanitizeLine(oneLine(name)));
    print(formatUsage(tool, { head, width, hanging: 4 }));
    const description = tool.description ?? tool.title;
    if (description) print(`  ${style.dim(oneLine(sanitizeLine(description), width - 2))}`);
  }
}
