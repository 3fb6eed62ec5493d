import type { ToolDefinition } from '@nanda/protocol';
import { needsConfirmation as needsYes, readConfirmPolicy } from '@nanda/terminal';
import { usageError } from '../options/usage-error.js';

/**
 * Whether somebody has to say yes before a tool is run. `NANDA_CONFIRM` says which ones: `destructive` (those that say
 * that they may destroy something, the default), `unknown` (those too that do not say that they do not), `never`.
 *
 * @throws CliError `USAGE_ERROR` for any other word
 */
export function needsConfirmation(
  { annotations }: ToolDefinition,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return needsYes(annotations, { policy: readPolicy(env['NANDA_CONFIRM']) });
}

function readPolicy(text: string | undefined) {
  try {
    return readConfirmPolicy(text);
  } catch (error) {
    throw usageError((error as Error).message);
  }
}
