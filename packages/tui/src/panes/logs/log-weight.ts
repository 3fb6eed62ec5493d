import { mcpLogLevels } from '@nanda/terminal';

const others: Readonly<Record<string, string>> = {
  trace: 'debug',
  warn: 'warning',
  fatal: 'critical',
};

/** How much a level weighs, from 0; one that is not known weighs as much as `info`. */
export function logWeight(level: string): number {
  const name = level.toLowerCase();
  const known = others[name] ?? name;
  const index = mcpLogLevels.findIndex((one) => one === known);
  return index < 0 ? mcpLogLevels.indexOf('info') : index;
}
