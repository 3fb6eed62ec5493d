import type { Catalog, ServiceHistory } from '../../core/catalog/catalog.js';
import { NandaError } from '../../core/nanda-error.js';
import { everybody } from './everybody.js';
import { ownNamespace } from './own-namespace.js';
import { readServiceId } from './read-service-id.js';
import { toRegistryName } from './to-registry-name.js';

/** Services that are looked through for one whose name does not lead to it. */
const maximumCandidates = 50;

/**
 * The service that is listed by a name, with its versions.
 *
 * @throws NandaError SERVICE_NOT_FOUND
 */
export async function findServer(
  name: string,
  { catalog }: { readonly catalog: Pick<Catalog, 'getHistory' | 'search'> },
): Promise<ServiceHistory> {
  const id = readServiceId(name);
  const found = await ask(catalog, id ?? name);
  const holdsHash = id === undefined && name.startsWith(`${ownNamespace}/`);
  if (found === undefined && !holdsHash) throw notFound();
  if (typeof found === 'object' && toRegistryName(found.record) === name) return found;
  // Something else is called so as well, by its id or its title; or the name holds the hash of an id.
  const words = name.slice(name.indexOf('/') + 1).replace(/\..*$/, '');
  const { entries } = await catalog.search({ text: words, limit: maximumCandidates }, everybody);
  const entry = entries.find(({ record }) => toRegistryName(record) === name);
  if (entry === undefined) throw notFound();
  return await catalog.getHistory(entry.service.id, everybody);
}

async function ask(
  catalog: Pick<Catalog, 'getHistory'>,
  idOrName: string,
): Promise<ServiceHistory | 'another' | undefined> {
  try {
    return await catalog.getHistory(idOrName, everybody);
  } catch (error) {
    if (!(error instanceof NandaError)) throw error;
    // Several are called so.
    if (error.code === 'VALIDATION_ERROR') return 'another';
    if (error.code !== 'SERVICE_NOT_FOUND') throw error;
    return undefined;
  }
}

function notFound(): NandaError {
  return new NandaError('SERVICE_NOT_FOUND', 'Server not found');
}
