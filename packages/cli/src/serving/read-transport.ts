import { usageError } from '../options/usage-error.js';
import type { OptionValues } from '../options/option-table.js';
import type { serveOptions } from './serve-options.js';

/** What clients of MCP are spoken to over; REST, events and all else is HTTP. */
export interface ServedTransports {
  readonly http: boolean;
  /** Then standard output is for messages alone. */
  readonly stdio: boolean;
}

/** @throws CliError `USAGE_ERROR` for options that contradict each other */
export function readTransport(
  { mcp, transport, socket }: OptionValues<typeof serveOptions>,
  { wantsData }: { readonly wantsData: boolean },
): ServedTransports {
  if (mcp === true && transport === 'http') {
    throw usageError('--mcp is --transport both, and --transport http is something else.');
  }
  const chosen = mcp === true ? (transport ?? 'both') : (transport ?? 'http');
  const served = { http: chosen !== 'stdio', stdio: chosen !== 'http' };
  if (served.stdio && wantsData) {
    throw usageError('--json prints on standard output, which is for MCP messages here.');
  }
  if (!served.http && socket !== undefined) {
    throw usageError('--socket is for HTTP, and --transport stdio has none: both has both.');
  }
  return served;
}
