import { listOfTexts } from '../list-of-texts.js';
import { splitWords } from '../split-words.js';
import type { FakeNandaServer } from './make-nanda-server.js';
import { summariseServer } from './summarise-server.js';

/**
 * `GET discovery/search/`: every word must be there, by its stem; no prefixes, no typos. Without
 * `verified` only what is NOT verified comes: an absent boolean reads as false.
 */
export function searchServers(
  servers: readonly FakeNandaServer[],
  { query }: { readonly query: URLSearchParams },
): FakeNandaServer[] {
  const text = query.get('q') ?? '';
  const words = splitWords(text);
  const verified = query.get('verified') ?? 'false';
  const type = query.get('type') ?? '';
  const tags = (query.get('tags') ?? '').split(',').filter(Boolean);
  return servers
    .filter(
      (server) =>
        (verified === '' || (server['verified'] === true) === (verified === 'true')) &&
        (type === '' || listOfTexts(server['types']).includes(type)) &&
        tags.every((tag) => listOfTexts(server['tags']).includes(tag)),
    )
    .map((server) => ({ server, score: scoreOf(server, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ server, score }) => ({
      ...summariseServer(server),
      relevance_score: score,
      highlight: highlight(server, text),
    }));
}

/** Weights of the fields: name, description, provider, tags. */
function scoreOf(server: FakeNandaServer, words: readonly string[]): number {
  const fields: [number, string[]][] = [
    [1, splitWords(server['name'])],
    [0.4, splitWords(server['description'])],
    [0.2, splitWords(server['provider'])],
    [0.1, listOfTexts(server['tags']).flatMap(splitWords)],
  ];
  let total = 0;
  for (const word of words) {
    const best = fields.find(([, content]) => content.includes(word));
    if (best === undefined) return 0;
    total += best[0];
  }
  return words.length === 0 ? 0 : total / words.length;
}

function highlight(server: FakeNandaServer, text: string): Record<string, string> {
  const { description } = server;
  const isThere =
    typeof description === 'string' && description.toLowerCase().includes(text.toLowerCase());
  return isThere ? { description: `...${description.slice(0, 100)}...` } : {};
}
