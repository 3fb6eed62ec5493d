import { knownChallenge } from '@nanda/terminal';
import type { ConnectCommand } from '../grammar/command.js';
import type { CommandContext } from './command-context.js';
import { connectServer } from './connect-server.js';
import { openConnection, type OpenConnectionOptions } from './open-connection.js';
import { pickService } from './pick-service.js';
import { readCredentials } from './read-credentials.js';

/**
 * `connect: 1`: a number of the last listing, a service's name, or its id; `connect: :3000/mcp`, `connect -- node server.js`:
 * an address or a program, which becomes one of the user's own servers.
 */
export async function runConnect(
  { target, server, auth: given, remember, words, name }: ConnectCommand,
  context: CommandContext,
): Promise<void> {
  const { client, desk, signal } = context;
  if (server !== undefined) {
    const connect = async (serviceId: string, note: string | undefined) =>
      open({ serviceId, note });
    return connectServer(server, { name, connect, context });
  }
  const service = await pickService(target, context);
  return open({ serviceId: service?.id ?? target, service });

  async function open(what: Pick<OpenConnectionOptions, 'serviceId' | 'service' | 'note'>) {
    const auth = given ?? (words && (await readWords(what)));
    await openConnection({ ...what, auth, remember, name }, context);
  }

  async function readWords({ serviceId, service: listed }: Parameters<typeof open>[0]) {
    // The registry knows which header field a key goes to, where the words do not say it.
    const whole = await client.service(serviceId, { signal }).catch(() => listed);
    return readCredentials(words ?? {}, { desk, wanted: whole && knownChallenge(whole) });
  }
}
