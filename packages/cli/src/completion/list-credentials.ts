import type { StoredCredential } from '@nanda/protocol';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';

/** What the proxy keeps for services: by service, and each by its id. */
export async function listCredentials({
  client,
}: Pick<CompletionContext, 'client'>): Promise<readonly Candidate[]> {
  if (client === undefined) return [];
  const { data } = await client.call<StoredCredential[]>('credentials.list');
  const services = new Map(data.map(({ serviceId, type }) => [serviceId, type]));
  return [
    ...[...services].map(([value, text]) => ({ value, text })),
    ...data.map(({ id, serviceId, type }) => ({ value: id, text: `${serviceId}, ${type}` })),
  ];
}
