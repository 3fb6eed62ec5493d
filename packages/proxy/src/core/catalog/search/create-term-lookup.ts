import type { TermIndex } from '../service-repository.js';
import { createVocabulary } from './create-vocabulary.js';
import type { Vocabulary } from './vocabulary.js';

/** Places of words that are kept in memory, four bytes each. */
const maxKeptPlaces = 2_000_000;

/** Reads an index, and keeps what it has read until the index changes. */
export interface TermLookup {
  /** Forgets what was read where this text differs from the last one. */
  useVersion(version: string): void;
  vocabulary(): Promise<Vocabulary>;
  /** The postings of one word or of several that follow each other; for each of these texts. */
  postings(texts: readonly (readonly string[])[]): Promise<readonly Uint32Array[]>;
}

export function createTermLookup(index: TermIndex): TermLookup {
  const kept = new Map<string, Uint32Array>();
  let keptPlaces = 0;
  let current = '';
  let vocabulary: Promise<Vocabulary> | undefined;

  function forget(): void {
    kept.clear();
    keptPlaces = 0;
    vocabulary = undefined;
  }

  function keep(key: string, postings: Uint32Array): void {
    // Two callers may have read the same at once.
    keptPlaces += postings.length - (kept.get(key)?.length ?? 0);
    kept.set(key, postings);
    for (const [oldest, { length }] of kept) {
      if (keptPlaces <= maxKeptPlaces || kept.size === 1) return;
      kept.delete(oldest);
      keptPlaces -= length;
    }
  }

  async function read(texts: readonly string[]): Promise<ReadonlyMap<string, Uint32Array>> {
    const phrases = texts.filter((text) => text.includes(' '));
    const single = [...new Set(texts.map((text) => text.split(' ')[0] ?? ''))];
    const unknown = single.filter((word) => !kept.has(word));
    const postings = unknown.length === 0 ? [] : await index.postings(unknown);
    const found = new Map(
      unknown.map((word, place) => [word, postings[place] ?? new Uint32Array()]),
    );
    for (const text of phrases) {
      const words = text.split(' ');
      const [first = ''] = words;
      const documents = new Set(await index.phrase(words));
      // Where a phrase stands, its first word does.
      const places = found.get(first) ?? kept.get(first) ?? new Uint32Array();
      found.set(
        text,
        places.filter((place) => documents.has(place >>> 3)),
      );
    }
    return found;
  }

  return {
    useVersion(version) {
      if (version !== current) forget();
      current = version;
    },

    async vocabulary() {
      vocabulary ??= index.terms().then(createVocabulary);
      return await vocabulary;
    },

    async postings(wanted) {
      const texts = wanted.map((text) => text.join(' '));
      const missing = [...new Set(texts)].filter((text) => !kept.has(text));
      const version = current;
      const found = missing.length === 0 ? new Map<string, Uint32Array>() : await read(missing);
      const answer = texts.map((text) => {
        const known = kept.get(text);
        if (known === undefined) return found.get(text) ?? new Uint32Array();
        // The least recently used ones go first.
        kept.delete(text);
        kept.set(text, known);
        return known;
      });
      if (version === current) for (const [text, postings] of found) keep(text, postings);
      return answer;
    },
  };
}
