import { stemmer } from 'stemmer';
import { letterDistance } from './letter-distance.js';
import type { NearTerm, Vocabulary } from './vocabulary.js';

/** Letters of a stem that its words surely share: endings change the last one (query, queries). */
const sharedLetters = 3;

/** Makes a vocabulary of words in the order of their code units. */
export function createVocabulary({
  terms,
  counts,
}: {
  readonly terms: readonly string[];
  readonly counts: Uint32Array;
}): Vocabulary {
  let lengths: ReadonlyMap<number, TermsOfLength> | undefined;

  /** The place of the first word that is not before `text`. */
  function placeOf(text: string): number {
    let [low, high] = [0, terms.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((terms[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function* placesFrom(prefix: string): Generator<number> {
    for (let place = placeOf(prefix); terms[place]?.startsWith(prefix) === true; place += 1) {
      yield place;
    }
  }

  return {
    documents: counts.reduce((most, count) => Math.max(most, count), 0),

    count(term) {
      const place = placeOf(term);
      return terms[place] === term ? (counts[place] ?? 0) : 0;
    },

    startingWith(prefix, { limit }) {
      return [...placesFrom(prefix)]
        .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
        .slice(0, limit)
        .map((place) => terms[place] ?? '');
    },

    withStemOf(word) {
      const stem = stemmer(word);
      const shared = stem.slice(0, Math.max(sharedLetters, stem.length - 1));
      const found: string[] = [];
      for (const place of placesFrom(shared)) {
        const term = terms[place] ?? '';
        if (term !== word && term.length <= word.length + 6 && stemmer(term) === stem) {
          found.push(term);
        }
      }
      return found;
    },

    nearBeginning(text, { limit }) {
      const found: number[] = [];
      for (let place = 0; place < terms.length; place += 1) {
        const term = terms[place] ?? '';
        if (term.length <= text.length) continue;
        // One slip leaves the first letter or the second one as it was.
        if (term[0] !== text[0] && term[1] !== text[1] && term[0] !== text[1]) continue;
        const isNear = [0, 1, -1].some(
          (more) =>
            letterDistance(text, { other: term.slice(0, text.length + more), most: 1 }) <= 1,
        );
        if (isNear) found.push(place);
      }
      return found
        .toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
        .slice(0, limit)
        .map((place) => terms[place] ?? '');
    },

    near(word, { distance, limit }) {
      lengths ??= groupByLength(terms);
      const mask = letterMask(word);
      const found: (NearTerm & { readonly count: number })[] = [];
      for (let length = word.length - distance; length <= word.length + distance; length += 1) {
        const group = lengths.get(length);
        if (group === undefined) continue;
        const { places, masks } = group;
        for (let index = 0; index < places.length; index += 1) {
          if (countBits((masks[index] ?? 0) ^ mask) > distance * 2) continue;
          const place = places[index] ?? 0;
          const term = terms[place] ?? '';
          const apart = letterDistance(word, { other: term, most: distance });
          if (apart > distance || apart === 0) continue;
          found.push({ term, distance: apart, count: counts[place] ?? 0 });
        }
      }
      return found.toSorted((a, b) => a.distance - b.distance || b.count - a.count).slice(0, limit);
    },
  };
}

interface TermsOfLength {
  readonly places: Uint32Array;
  /** Which letters each has: words that are near share nearly all of them, and this is quick to see. */
  readonly masks: Int32Array;
}

function groupByLength(terms: readonly string[]): ReadonlyMap<number, TermsOfLength> {
  const groups = new Map<number, { places: number[]; masks: number[] }>();
  for (const [place, term] of terms.entries()) {
    let group = groups.get(term.length);
    if (group === undefined) {
      group = { places: [], masks: [] };
      groups.set(term.length, group);
    }
    group.places.push(place);
    group.masks.push(letterMask(term));
  }
  return new Map(
    Array.from(groups, ([length, { places, masks }]) => [
      length,
      { places: Uint32Array.from(places), masks: Int32Array.from(masks) },
    ]),
  );
}

function letterMask(word: string): number {
  let mask = 0;
  for (let place = 0; place < word.length; place += 1) mask |= 1 << (word.charCodeAt(place) & 31);
  return mask;
}

function countBits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
