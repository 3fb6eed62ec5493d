import { homedir } from 'node:os';
import { isObject } from '../../core/is-object.js';
import { UnreadableContentError } from '../unreadable-content-error.js';
import type { ClientEntry } from './client-entry.js';
import type { ClientServer } from './client-server.js';
import { readClientEntry } from './read-client-entry.js';
import { readClientServers } from './read-client-servers.js';
import { readServersOfFile } from './read-servers-of-file.js';

/** One of them in our own words. */
interface CollectedServer extends Omit<ClientServer, 'client' | 'entry'> {
  readonly client?: ClientServer['client'];
  readonly entry?: ClientEntry;
  readonly isDisabled: boolean;
}

interface Collected {
  readonly servers: readonly CollectedServer[];
  readonly problems: readonly string[];
}

export interface CollectOptions {
  readonly file?: string;
  readonly directory?: string;
  readonly home?: string;
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What clients have configured on this machine, or what one file names, in our own words. */
export async function collectConfiguredServers({
  file,
  directory,
  home = homedir(),
  platform = process.platform,
  env = process.env,
}: CollectOptions): Promise<Collected> {
  if (file === undefined) {
    const { servers, problems } = await readClientServers({ home, platform, env }, { directory });
    return { servers: servers.map(collect), problems };
  }
  try {
    return { servers: (await readServersOfFile(file)).map(collect), problems: [] };
  } catch (error) {
    if (!(error instanceof UnreadableContentError)) throw error;
    return { servers: [], problems: [`${file}: ${error.message}`] };
  }
}

function collect({
  entry,
  ...facts
}: Omit<ClientServer, 'client'> & Partial<ClientServer>): CollectedServer {
  const said = isObject(entry) ? readClientEntry(entry, { client: facts.client }) : undefined;
  return {
    ...facts,
    isDisabled: isObject(entry) && (entry['disabled'] === true || entry['enabled'] === false),
    ...(said === undefined ? {} : { entry: said }),
  };
}
