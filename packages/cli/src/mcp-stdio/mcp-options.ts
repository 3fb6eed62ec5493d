import { proxyOptions } from '../commands/proxy-options.js';
import { mcpFilterOptions } from './mcp-filter-options.js';

const { url, registry, profile } = proxyOptions;

/** Those that print or ask are left out: standard output is for messages alone. */
export const mcpOptions = {
  ...mcpFilterOptions,
  verbose: { kind: 'flag', short: 'v', summary: 'Say on standard error what goes by' },
  url,
  registry,
  profile,
} as const;
