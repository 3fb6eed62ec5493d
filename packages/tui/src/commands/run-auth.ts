import { CommandError } from '../session/command-error.js';
import type { CommandContext } from './command-context.js';
import { openConnection } from './open-connection.js';
import { readCredentials } from './read-credentials.js';

/** `auth: env:TOKEN`: gives a credential to the service that has asked for one last, and connects. */
export async function runAuth(source: string, context: CommandContext): Promise<void> {
  const { wanted } = context.readState().connections;
  if (wanted === null) {
    throw new CommandError('no service has asked for a credential', {
      hint: 'connect: 1 --auth env:TOKEN',
    });
  }
  const { serviceId, credentials } = wanted;
  const auth = await readCredentials({ source }, { desk: context.desk, wanted: credentials });
  await openConnection({ serviceId, auth }, context);
}
