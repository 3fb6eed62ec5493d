import type { Registry } from '../../core/catalog/registry.js';
import type { ServiceRecord } from '../../core/catalog/service-record.js';
import { sourceKey } from '../source-key.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import type { SampleService } from './sample-services.js';

/** When the facts were taken from the official registry. */
const takenAt = '2025-12-12T00:00:00.000Z';

/** What they change with is this package. */
const freshFor = 24 * 60 * 60 * 1_000;

/** A few well-known services that come with this package, for when nothing else is known. */
export function createSamplesRegistry({
  name: registry = 'samples',
}: { readonly name?: string } = {}): Registry {
  return {
    key: sourceKey('samples', { place: 'bundled' }),
    name: registry,
    type: 'samples',
    freshFor,
    isLocal: true,

    async *read({ checkpoint }) {
      const { sampleServices } = await import('./sample-services.js');
      const revision = hashToUuid([JSON.stringify(sampleServices), registry]);
      if (checkpoint === revision) return;
      yield {
        part: 'first',
        isLast: true,
        records: sampleServices.map((service) => toRecord(service, { registry })),
        problems: [],
        checkpoint: revision,
        total: sampleServices.length,
      };
    },
  };
}

function toRecord(
  { url, transport, auth, ...facts }: SampleService,
  { registry }: { readonly registry: string },
): ServiceRecord {
  return {
    ...facts,
    id: facts.name,
    endpoints: [{ url, transport }],
    auth: { kind: auth },
    tools: [],
    capabilities: [],
    popularity: 0,
    source: { registry, id: facts.name },
    // They are facts that others have published, whoever hands them on.
    trust: 'registry',
    createdAt: takenAt,
    updatedAt: takenAt,
  };
}
