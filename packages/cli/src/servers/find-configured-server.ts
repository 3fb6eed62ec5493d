import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { ConfiguredServer } from '@nanda/proxy';
import { nearestName } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { clientNames } from './client-names.js';
import { entryKey } from './entry-key.js';
import type { EntryReference } from './parse-entry-reference.js';

export interface FoundServer {
  readonly server: ConfiguredServer;
  readonly entry: NonNullable<ConfiguredServer['entry']>;
  /** Tells it from all others on this machine. */
  readonly key: string;
}

/** The entry that a reference means. Files are only read. @throws CliError `SERVICE_NOT_FOUND`, `USAGE_ERROR` */
export async function findConfiguredServer(
  reference: EntryReference,
  { io, output }: Pick<CommandContext, 'io' | 'output'>,
): Promise<FoundServer> {
  const { readConfiguredServers } = await import('@nanda/proxy');
  const home = io.env['HOME'] || homedir();
  const isFile = 'file' in reference;
  const file = isFile ? resolve(io.cwd, reference.file.replace(/^~(?=[/\\])/, home)) : undefined;
  const { servers, problems } = await readConfiguredServers(
    file === undefined ? { home, env: io.env, directory: io.cwd } : { file },
  );
  const [problem] = problems;
  if (file !== undefined && problem !== undefined) {
    throw new CliError('USAGE_ERROR', `${problem}.`, {
      hint: 'It looks like this: {"mcpServers": {"name": {"command": "…"}}}.',
    });
  }
  const title = isFile ? reference.file : (clientNames[reference.client] ?? reference.client);
  const own = servers.filter(({ client }) => isFile || client === reference.client);
  const { name } = reference;
  const called = own.filter((server) => server.name === name);
  const [server] = called.toSorted((a, b) => closeness(b) - closeness(a));
  if (server === undefined) throw unknown();
  if (server.entry === undefined) {
    const text = `"${name}" of ${title} is part of that program: there is neither an address nor a command.`;
    throw new CliError('USAGE_ERROR', output.cleanNote(text));
  }
  return { server, entry: server.entry, key: entryKey(server) };

  /** What is meant for the folder that we are in comes first. */
  function closeness({ project, isOfProject, path }: ConfiguredServer): number {
    if (project !== undefined) return project === io.cwd ? 3 : 0;
    return isOfProject ? (path.startsWith(io.cwd) ? 2 : 0) : 1;
  }

  function unknown(): CliError {
    const names = [...new Set(own.map((one) => one.name))];
    const nearest = nearestName(name, names);
    const list = names.slice(0, 12).join(', ');
    const hint =
      nearest !== undefined
        ? `Did you mean ${nearest}?`
        : names.length > 0
          ? `There are: ${list}`
          : 'See what there is: nanda servers import';
    const what =
      names.length === 0 ? `${title} has no servers.` : `${title} has no server "${name}".`;
    return new CliError('SERVICE_NOT_FOUND', output.cleanNote(what), {
      hint: output.cleanNote(hint),
    });
  }
}
