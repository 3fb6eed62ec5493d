import type { ToolDefinition } from '@nanda/protocol';
import { usageError } from '../options/usage-error.js';

/**
 * Whether somebody has to say yes before a tool is run. `NANDA_CONFIRM` says which ones: `destructive` (those that say
 * that they may destroy something, the default), `unknown` (those too that do not say that they do not), `never`.
 *
 * @throws CliError `USAGE_ERROR` for any other word
 */
export function needsConfirmation(
  { annotations = {} }: ToolDefinition,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const policy = env['NANDA_CONFIRM'] || 'destructive';
  const { readOnlyHint, destructiveHint } = annotations;
  const isReader = readOnlyHint === true;
  if (policy === 'destructive') return destructiveHint === true && !isReader;
  if (policy === 'unknown') return destructiveHint !== false && !isReader;
  if (policy === 'never') return false;
  throw usageError(`NANDA_CONFIRM is destructive, unknown or never, not "${policy}".`);
}
