import { oneLine, quoteForShell, sanitizeLine } from '@nanda/terminal';
import type { ConnectCommand } from '../grammar/command.js';
import type { ServerTarget } from '../grammar/server-target.js';
import type { AddedServer } from '../session/add-server.js';
import { CommandError } from '../session/command-error.js';
import { describeFailure } from '../session/describe-failure.js';
import type { CommandContext } from './command-context.js';

/** {@link addServer}'s second argument. */
export interface AddServerToOptions extends Pick<ConnectCommand, 'name'> {
  context: Pick<CommandContext, 'client' | 'desk' | 'signal'>;
}

/**
 * Adds a server to the user's own ones. Where nobody does that, an address is listed with the proxy, and a program is not
 * started.
 *
 * @throws {CommandError}
 */
export async function addServer(
  target: ServerTarget,
  { name, context }: AddServerToOptions,
): Promise<AddedServer> {
  const { client, desk, signal } = context;
  if (desk.addServer !== undefined) {
    return desk.addServer(target, { name, signal }).catch((error: unknown) => {
      throw withHint(error);
    });
  }
  if ('command' in target) {
    throw new CommandError('programs are not started from here', {
      hint: `nanda connect -- ${quoteForShell(target.command[0])} … in a shell; it is in connections then`,
      exitCode: 9,
    });
  }
  const { host } = new URL(target.url);
  const service = await client.register({ name: name ?? host, url: target.url }, { signal });
  return {
    serviceId: service.id,
    note: `Listed it in the catalog as ${oneLine(sanitizeLine(service.name), 60)}: ${target.url}`,
  };
}

function withHint(error: unknown): unknown {
  if (!(error instanceof Error) || !('hint' in error) || typeof error.hint !== 'string')
    return error;
  const { hint } = error;
  const { message, exitCode } = describeFailure(error);
  const isOfInput = !('code' in error) || error.code === 'USAGE_ERROR';
  return new CommandError(message, { hint, exitCode: isOfInput ? 2 : exitCode, cause: error });
}
