import type { ServiceRecord } from '../../core/catalog/service-record.js';
import type { ServerRepository } from './server-json.js';
import { toUri } from './to-uri.js';

/** Hosts that have a word of their own; others are called by their name. */
const sources: Readonly<Record<string, string>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
};

/** Where its source lies; `undefined` where that has no web address. */
export function toServerRepository({
  repository,
  repositoryFolder,
}: Pick<ServiceRecord, 'repository' | 'repositoryFolder'>): ServerRepository | undefined {
  const url = toUri(repository);
  if (url === undefined) return undefined;
  const host = new URL(url).hostname.replace(/^www\./, '');
  return {
    url,
    source: Object.hasOwn(sources, host) ? (sources[host] ?? host) : host,
    ...(repositoryFolder !== undefined && { subfolder: repositoryFolder }),
  };
}
