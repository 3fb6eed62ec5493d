import { toolUsageParts } from './tool-usage-parts.js';

/** A tool's options in one line, the required ones first: `--city TEXT [--days N]`. Safe to show. */
export function toolUsage(tool: { readonly inputSchema: unknown }): string {
  return toolUsageParts(tool).join(' ');
}
