import type { Connection, ToolDefinition } from '@nanda/sdk';
import { fitWidth, needsConfirmation, oneLine, sanitizeLine } from '@nanda/terminal';
import { hideSecrets } from '../copying/hide-secrets.js';
import { secretMark } from '../copying/secret-mark.js';
import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { connectionLabel } from './connection-label.js';

/** Arguments that are shown, and columns of one. */
const most = 8;
const widest = 60;
const secretMarks = new RegExp(secretMark.pattern, 'g');

/** {@link confirmCall}'s argument. */
export interface ConfirmCallOptions {
  connection: Connection;
  tool: ToolDefinition;
  parameters: Readonly<Record<string, unknown>>;
}

/** Asks before a tool that may destroy something is run. @throws {CommandError} unless the answer is yes */
export async function confirmCall(
  { connection, tool, parameters }: ConfirmCallOptions,
  { confirm, readState }: Pick<CommandContext, 'confirm' | 'readState'>,
): Promise<void> {
  const { annotations } = tool;
  if (!needsConfirmation(annotations, { policy: readState().settings.confirm })) return;
  const name = oneLine(sanitizeLine(tool.name), widest);
  const claim =
    annotations?.destructiveHint === true
      ? 'says that it may destroy something'
      : 'does not say that it destroys nothing';
  // What it is asked about may be seen by others: secrets are not in it.
  const entries = Object.entries(hideSecrets(parameters, { schema: tool.inputSchema }));
  const rows = entries.slice(0, most).map(([parameter, value]) => {
    const words = typeof value === 'string' ? value : JSON.stringify(value);
    const text = words.replaceAll(secretMarks, '••••');
    const label = fitWidth(sanitizeLine(parameter), 24);
    return `  ${label}  ${fitWidth(sanitizeLine(text), widest)}`;
  });
  const left = entries.length - rows.length;
  const detail = [
    `${name} on ${connectionLabel(connection)} ${claim}.`,
    ...rows,
    ...(left > 0 ? [`  and ${left} more`] : []),
  ].join('\n');
  if (await confirm({ question: `Run ${name}?`, detail })) return;
  throw new CommandError(`${name} was not called: it ${claim}`, {
    hint: 'say yes when you are asked, or set: confirm never',
    exitCode: 9,
  });
}
