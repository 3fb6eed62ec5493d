import type { ToolDefinition } from '@nanda/protocol';
import { plural, sanitizeLine } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { needsConfirmation } from '../execution/needs-confirmation.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import type { BenchPlan } from './bench-plan.js';

/** Makes sure that somebody wants a tool called many times that may destroy something. @throws CliError `CONFIRMATION_REQUIRED` */
export async function confirmBench(
  tool: ToolDefinition,
  {
    plan,
    io,
    options,
  }: Pick<CommandContext, 'io'> & {
    readonly plan: BenchPlan;
    readonly options: {
      readonly 'no-input'?: boolean | undefined;
      readonly yes?: boolean | undefined;
    };
  },
): Promise<void> {
  if (options.yes === true || !needsConfirmation(tool, io.env)) return;
  const often =
    plan.requests === undefined ? 'as often as it can be' : plural(plan.requests, 'time');
  const name = sanitizeLine(tool.name);
  const question = `${name} may destroy something. Call it ${often}?`;
  if (canAsk({ io, options }) && (await askYes(io, { question }))) return;
  throw new CliError('CONFIRMATION_REQUIRED', `${name} may destroy something: it was not called.`, {
    details: { tool: tool.name, ...(tool.annotations && { annotations: tool.annotations }) },
    hint: 'If you want it to be called that often, add --yes before its name.',
  });
}
