import { sanitizeLine } from '@nanda/terminal';
import type { ServerTarget } from '../grammar/server-target.js';
import { CommandError } from '../session/command-error.js';
import { describeFailure } from '../session/describe-failure.js';
import { addServer } from './add-server.js';
import type { CommandContext } from './command-context.js';

/** {@link connectServer}'s second argument. */
export interface ConnectServerOptions {
  /** A short name for it, and for the connection. */
  name?: string | undefined;
  /** Connects to the service that it is then, and says `note` before what it is connected to. */
  connect: (serviceId: string, note: string | undefined) => Promise<void>;
  context: CommandContext;
}

/** Makes an address or a program one of the user's own servers, and connects to it. What cannot be connected to is not kept. */
export async function connectServer(
  target: ServerTarget,
  { name, connect, context }: ConnectServerOptions,
): Promise<void> {
  const { serviceId, note, giveUp } = await addServer(target, { name, context });
  try {
    await connect(serviceId, note);
  } catch (error) {
    const { isKept, hint } = (await giveUp?.(codeOf(error))) ?? { isKept: true };
    if (!isKept) context.hint('It was not added to your servers.');
    else if (note !== undefined) context.hint(sanitizeLine(note));
    if (hint === undefined) throw error;
    const { message, exitCode } = describeFailure(error);
    throw new CommandError(message, { hint, exitCode, cause: error });
  }
}

/** What a command makes of a failure has that as its cause. */
function codeOf(error: unknown): string | undefined {
  const failure = error instanceof CommandError ? error.cause : error;
  if (!(failure instanceof Error) || !('code' in failure)) return undefined;
  return typeof failure.code === 'string' ? failure.code : undefined;
}
