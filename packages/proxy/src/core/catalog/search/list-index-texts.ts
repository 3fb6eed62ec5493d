import { isNamespaceWord } from './is-namespace-word.js';
import type { ServiceRecord } from '../service-record.js';
import type { IndexField } from './index-fields.js';
import { indexText } from './index-text.js';
import { splitWords } from './split-words.js';

/** What each field of a record is found by. */
export function listIndexTexts(record: ServiceRecord): Record<IndexField, string> {
  const slash = record.name.lastIndexOf('/');
  return {
    name: indexText(record.name.slice(slash + 1)),
    title: indexText(record.title ?? ''),
    tags: indexText([...record.tags, record.category ?? ''].join(' ')),
    publisher: publisherWords(record, { namespace: record.name.slice(0, Math.max(0, slash)) }),
    tools: indexText(record.tools.map(({ name }) => name).join(' ')),
    description: indexText(record.description),
  };
}

/** Who offers it, and where it lies: names of hosts and of repositories are names of their owners. */
function publisherWords(
  { id, publisher = '', endpoints, repository = '' }: ServiceRecord,
  { namespace }: { readonly namespace: string },
): string {
  const addresses = [...endpoints.map(({ url }) => url), repository].map((url) =>
    url.replace(/^\w+:\/\//, ''),
  );
  // An id that is a name says who gave it; one that is a number says nothing.
  const own = /[/@.]/.test(id) ? [id.replace(/@[\d.]*$/, '')] : [];
  const words = [publisher, namespace, ...addresses, ...own].flatMap((text) => splitWords(text));
  return [...new Set(words)].filter((word) => !isNamespaceWord(word)).join(' ');
}
