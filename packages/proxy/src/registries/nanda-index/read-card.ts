import { isObject } from '../../core/is-object.js';
import { isOversized } from '../rows/is-oversized.js';
import { readOfficialRow } from '../rows/read-official-row.js';
import type { RowContext, RowReading } from '../rows/row.js';
import { cleanText } from '../values/clean-text.js';
import { cleanWords } from '../values/clean-words.js';
import { hashToUuid } from '../values/hash-to-uuid.js';
import { readMoment } from '../values/read-moment.js';
import type { CatalogEntry } from './catalog-entry.js';
import type { Organisation } from './organisation.js';
import { verifyOrganisation } from './verify-organisation.js';

export interface CardSource {
  readonly organisation: Organisation;
  readonly entry: CatalogEntry;
  readonly context: Omit<RowContext, 'fallbackMoment'>;
}

/**
 * Reads a server card. It is a part of the official server.json; of anything more that stands in it
 * (what others think of the server, who has verified it) nothing counts, as its owner wrote it.
 */
export function readCard(card: unknown, { organisation, entry, context }: CardSource): RowReading {
  if (!isObject(card)) return { problem: 'its card is not an object' };
  if (isOversized(card)) return { problem: 'its card is larger than 1 MiB' };
  const { version, websiteUrl, repository, remotes } = card;
  const server = {
    name: card['name'] ?? entry.displayName ?? organisation.name,
    title: card['title'] ?? entry.displayName,
    description: card['description'] ?? entry.description ?? organisation.description,
    version,
    websiteUrl,
    repository,
    remotes,
  };
  const { record, problem } = readOfficialRow(
    { server },
    { ...context, fallbackMoment: organisation.createdAt },
  );
  if (record === undefined) return { problem: problem ?? 'its card cannot be read' };
  const { versionRank: _one, verification: _own, ...facts } = record;
  const verification = verifyOrganisation(organisation, {
    endpoints: facts.endpoints,
    registry: context.registry,
  });
  return {
    record: {
      ...facts,
      // Names are free to choose: what one organisation calls so is nothing of another one's.
      id: hashToUuid([context.key, organisation.id, facts.name]),
      publisher: organisation.publisher,
      list: organisation.id,
      tags: cleanWords([...cleanWords(entry.tags), ...organisation.tags]),
      ...(verification === undefined ? {} : { verification }),
      source: {
        registry: context.registry,
        id: cleanText(entry.identifier, { maxLength: 512 }) ?? facts.name,
      },
      updatedAt: readMoment(entry.updatedAt, { fallback: organisation.updatedAt }),
    },
    ...(problem === undefined ? {} : { problem }),
  };
}
