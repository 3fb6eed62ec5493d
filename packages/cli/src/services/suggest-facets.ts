import type { SearchFacets } from '@nanda/protocol';
import { formatCount, measureWidth, oneLine } from '@nanda/terminal';

/** Those whose values say something to somebody who has not seen them, and those that are known by their names. */
const shown = ['category', 'tags'] as const;
const named = ['transport', 'auth', 'verified'] as const;

type NarrowingOption = (typeof shown)[number] | (typeof named)[number];

export interface SuggestFacetsOptions {
  /** Matches in all: what all of them have narrows nothing. */
  readonly total: number;
  /** What the search has been narrowed by already. */
  readonly used: Readonly<Record<NarrowingOption, boolean>>;
  /** Columns that the line may take. */
  readonly width: number;
}

/** Values that are shown of a facet, where there is room. */
const most = 4;

/** What a long list is best narrowed by, in one line; undefined where nothing parts it. */
export function suggestFacets(
  facets: SearchFacets,
  { total, used, width }: SuggestFacetsOptions,
): string | undefined {
  const others = named.filter((name) => partsOf(name).length > 0).map((name) => `--${name}`);
  const lines = Array.from({ length: most + 1 }, (_, index) => format(most - index));
  return lines.find((line) => line === undefined || measureWidth(line).width <= width);

  /** With so many values of each; with none, its name is left. */
  function format(limit: number): string | undefined {
    const parts = shown.flatMap((name) => {
      const list = partsOf(name)
        .slice(0, Math.max(1, limit))
        .map(({ value, count }) => `${oneLine(value, 30)} ${formatCount(count)}`);
      if (list.length === 0) return [];
      return [limit === 0 ? `--${name}` : `--${name} ${list.join(', ')}`];
    });
    const all = limit === 0 ? [[...parts, ...others].join(', ')] : [...parts, others.join(', ')];
    const line = all.filter((part) => part !== '').join(' · ');
    return line === '' ? undefined : `Narrow it: ${line}`;
  }

  /** The values that some have and others have not. */
  function partsOf(name: NarrowingOption): SearchFacets[NarrowingOption] {
    if (used[name]) return [];
    return facets[name].filter(({ value, count }) => {
      // `--verified` has no opposite.
      const isOffered = name !== 'verified' || value === 'true';
      return isOffered && count < total && count > 1;
    });
  }
}
