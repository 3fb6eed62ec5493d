import { cliOf } from '../copying/cli-of.js';
import type { Command } from '../grammar/command.js';
import { describeCommand } from '../grammar/describe-command.js';
import { cliActionOf } from './cli-action-of.js';
import type { SessionState } from './session-state.js';

/** {@link echoOf}'s second argument. */
export interface EchoOfOptions {
  state: SessionState;
}

/**
 * The command of the shell that does the same, with ids in the place of rows; where there is none, the command of the
 * session. Not sanitised; no secret is in it.
 */
export function echoOf(command: Command, { state }: EchoOfOptions): string {
  const action = cliActionOf(command, { state });
  return action === undefined ? describeCommand(command) : cliOf(action);
}
