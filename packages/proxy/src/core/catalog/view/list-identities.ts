import type { ServiceRecord } from '../service-record.js';
import { coreWords } from '../search/core-words.js';
import { foldCase } from '../search/fold-case.js';
import { isNamespaceWord } from '../search/is-namespace-word.js';
import { preferEndpoints } from '../prefer-endpoints.js';
import { normaliseAddress } from './normalise-address.js';
import { withoutEndSlashes } from '../../without-end-slashes.js';

/** A host of everybody's own machine or network says nothing about whose service answers there. */
const privateHost =
  /^(?:localhost|.*\.local|.*\.internal|.*\.localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[)/;

/**
 * What tells that two rows are the same service, as texts to compare:
 * `u:` an address that it answers at; `r:` its repository and folder, then (after a tab) its name
 * there; `n:` a name that only one publisher can give; `c:` what else it is called, for telling it
 * from others of its list.
 */
export function listIdentities(record: ServiceRecord): string[] {
  // What a user says is said of nobody else's service.
  if (record.registeredBy !== undefined) return [];
  const identities = new Set<string>();
  const name = foldCase(record.name);
  // The one that is opened: who lists a second one, somebody else's, is not two services.
  const [endpoint] = preferEndpoints(record);
  const address = endpoint && addressIdentity(endpoint.url);
  if (address !== undefined) identities.add(`u:${address}`);
  const repository = readRepository(record);
  if (repository !== undefined && mayClaim(name, repository)) {
    const { host, place, folder } = repository;
    identities.add(`r:${host}/${place}#${folder}\t${coreWords(record.name).join('')}`);
  }
  if (name.includes('/')) identities.add(`n:${name}`);
  else if (identities.size > 0) identities.add(`c:${coreWords(record.name).join('')}`);
  return [...identities];
}

/** The address, where it is one that only one service can have. */
function addressIdentity(url: string): string | undefined {
  const address = normaliseAddress(url);
  return address === undefined || privateHost.test(address) ? undefined : address;
}

interface Repository {
  readonly host: string;
  /** Its owner and its name. */
  readonly place: string;
  readonly folder: string;
}

function readRepository({
  repository,
  repositoryFolder,
}: Pick<ServiceRecord, 'repository' | 'repositoryFolder'>): Repository | undefined {
  const match = /^\w+:\/\/(?:www\.)?([^/?#]+)\/([^?#]+)/.exec(repository ?? '');
  if (match === null) return undefined;
  const [, host = '', path = ''] = match;
  const [place = '', tree = ''] = path.toLowerCase().split(/\/(?:-\/)?(?:tree|blob)\/[^/]+\/?/);
  const folder = withoutEndSlashes((repositoryFolder ?? tree).toLowerCase()).replace(/^\/+/, '');
  return {
    host: host.toLowerCase(),
    place: withoutEndSlashes(place).replace(/\.git$/, ''),
    folder,
  };
}

/**
 * Whether a name can speak for a repository. A registry has proven who gives a name such as
 * `com.acme/payments`, and nothing of the repository beside it: it speaks for those of owners that
 * are called like its namespace. Other names prove nothing either way.
 */
function mayClaim(name: string, { place }: Repository): boolean {
  const namespace = /^([a-z\d-]+(?:\.[a-z\d-]+)+)\//.exec(name)?.[1];
  if (namespace === undefined) return true;
  const owner = plain(place.slice(0, place.indexOf('/')));
  return namespace
    .split('.')
    .filter((label) => !isNamespaceWord(label))
    .map(plain)
    .some((label) => label.length > 1 && (owner.startsWith(label) || label.startsWith(owner)));
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
