import type { RegistryBatch, RegistryReadOptions } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import type { Machine } from './client-locations.js';
import { markFile } from './mark-file.js';
import { readClientServer } from './read-client-server.js';
import { type ClientServers, readClientServers } from './read-client-servers.js';

const maxProblems = 100;

export interface ClientsReaderOptions extends Machine {
  /** The registry's key and name. */
  readonly key: string;
  readonly registry: string;
}

/**
 * Reads what the clients have configured, where it is not what it was at the checkpoint. Some of their
 * files change with every use of the client: the reader remembers how they were, and what they listed.
 */
export function createClientsReader({
  key,
  registry,
  ...machine
}: ClientsReaderOptions): (options: RegistryReadOptions) => AsyncGenerator<RegistryBatch> {
  let last: { readonly files: ClientServers['files']; readonly revision: string } | undefined;

  return async function* read({ checkpoint, signal }) {
    if (last !== undefined && last.revision === checkpoint && (await areSame(last.files))) return;
    const fallbackMoment = new Date().toISOString();
    const { servers, problems: faults, files } = await readClientServers(machine);
    signal.throwIfAborted();
    const records: ServiceRecord[] = [];
    const problems = [...faults];
    for (const server of servers) {
      // The user's own configurations count as a file; a folder that was cloned is a stranger's.
      const trust = server.isOfProject ? 'registry' : 'local-file';
      const context = { key, registry, fallbackMoment, trust } as const;
      const { record, problem } = readClientServer(server, context);
      if (problem !== undefined) problems.push(problem);
      if (record !== undefined) records.push(record);
    }
    const revision = revisionOf(records, problems);
    last = { files, revision };
    if (revision === checkpoint) return;
    yield {
      part: 'first',
      isLast: true,
      records,
      problems: problems.slice(0, maxProblems),
      checkpoint: revision,
      total: servers.length,
    };
  };
}

/** What is listed, without the moment at which it was read. */
function revisionOf(records: readonly ServiceRecord[], problems: readonly string[]): string {
  const facts = records.map(({ createdAt: _created, updatedAt: _updated, ...rest }) => rest);
  return hashToUuid([JSON.stringify(facts), JSON.stringify(problems)]);
}

async function areSame(files: ClientServers['files']): Promise<boolean> {
  const same = await Promise.all(
    files.map(async ({ path, mark }) => (await markFile(path)) === mark),
  );
  return !same.includes(false);
}
