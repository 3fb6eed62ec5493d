import type { ServiceRepository } from '../service-repository.js';
import type { CatalogView } from '../view/catalog-view.js';
import { findNames } from '../view/find-names.js';
import type { TermLookup } from './create-term-lookup.js';
import { expandWords, type WordGroup } from './expand-words.js';
import type { ParsedQuery } from './parsed-query.js';
import { type ExactMatches, rankServices, type RankedServices } from './rank-services.js';
import type { ScoredGroup, Scorer } from './create-scorer.js';
import { serviceScoreModel } from './service-score-model.js';
import { weighGroups } from './weigh-groups.js';
import { withoutTerms } from './without-terms.js';

export interface FindOptions {
  readonly view: CatalogView;
  readonly lookup: TermLookup;
  readonly score: Scorer;
  readonly repository: Pick<ServiceRepository, 'findById' | 'findNearNames'>;
}

export interface FoundServices {
  readonly ranked: RankedServices;
  /** What was looked for, for telling why something was found. */
  readonly groups: readonly WordGroup[];
}

/** How often words are looked for whose likenesses nobody here has. */
const maxRounds = 3;

/** Finds and ranks what somebody typed, in no order. */
export async function findServices(
  query: ParsedQuery,
  { view, lookup, score, repository }: FindOptions,
): Promise<FoundServices> {
  const exact = await findExact(query, { view, repository });
  const { groups, weighed } = await expandSeen(query, { view, lookup });
  const scores = score(weighed, serviceScoreModel(view));
  const neighbours = await findNeighbours(query, { view, lookup });
  const ranked = rankServices(scores, { view, exact, neighbours });
  return { ranked: await keepPhrases(ranked, { query, view, lookup }), groups };
}

/**
 * The index has the words of registries that are not in use or not seen, too. A wanted word that
 * stands only there is not known here, and something like it may have been meant.
 */
async function expandSeen(
  query: ParsedQuery,
  { view, lookup }: Pick<FindOptions, 'view' | 'lookup'>,
): Promise<{ readonly groups: readonly WordGroup[]; readonly weighed: readonly ScoredGroup[] }> {
  const vocabulary = await lookup.vocabulary();
  const unseen = new Set<string>();
  for (let round = 1; ; round += 1) {
    const groups = expandWords(query, withoutTerms(vocabulary, unseen));
    const weighed = await weighGroups(groups, { lookup, itemCount: view.faces.length });
    const isSeen = ({ alternatives }: ScoredGroup) =>
      alternatives.some(({ postings }) =>
        postings.some((place) => serviceOf(view, place >>> 3) >= 0),
      );
    const known = unseen.size;
    for (const [place, group] of weighed.entries()) {
      if (isSeen(group)) continue;
      for (const { words } of groups[place]?.alternatives ?? []) {
        if (words.length === 1 && words[0] !== undefined) unseen.add(words[0]);
      }
    }
    if (unseen.size === known || round === maxRounds) return { groups, weighed };
  }
}

/** Who types a whole id, address or name means just that one. */
async function findExact(
  { text, address }: ParsedQuery,
  { view, repository }: Pick<FindOptions, 'view' | 'repository'>,
): Promise<ExactMatches> {
  const keys = await repository.findById(text);
  const { byTitle, byShortName, ...names } = findNames(view, text);
  const byName = [...names.byName, ...byTitle];
  const byAddress = new Set<number>();
  if (address !== undefined) {
    const wanted = `u:${address}`;
    for (const [row, identities] of view.rows.identities.entries()) {
      if (identities.includes(wanted) && identities.split('\n').some(isAt)) byAddress.add(row);
    }
    // A host alone stands for everything that answers there.
    function isAt(identity: string): boolean {
      return identity === wanted || (!wanted.includes('/') && identity.startsWith(`${wanted}/`));
    }
  }
  const isName = /^[^\s/]+\/[^\s/]+$/.test(text);
  const isFound = keys.length > 0 || byName.length > 0;
  const near = isName && !isFound ? await repository.findNearNames(text) : [];
  const rowsOf = (found: readonly number[]) =>
    new Set(found.map((key) => view.rowOf(key)).filter((row) => row >= 0));
  return {
    byId: rowsOf(keys),
    byNearName: rowsOf(near),
    byAddress,
    byName: new Set(byName),
    byShortName: new Set(byShortName),
  };
}

async function findNeighbours(
  { pairs }: ParsedQuery,
  { view, lookup }: Pick<FindOptions, 'view' | 'lookup'>,
): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  if (pairs.length === 0) return found;
  for (const postings of await lookup.postings(pairs)) {
    const services = new Set<number>();
    for (const place of postings) services.add(serviceOf(view, place >>> 3));
    for (const service of services) {
      found.set(service, (found.get(service) ?? 0) + 1 / pairs.length);
    }
  }
  return found;
}

/** What stands in quotation marks has to be there just so. */
async function keepPhrases(
  ranked: RankedServices,
  { query, view, lookup }: Pick<FindOptions, 'view' | 'lookup'> & { readonly query: ParsedQuery },
): Promise<RankedServices> {
  if (query.phrases.length === 0) return ranked;
  const having = (await lookup.postings(query.phrases)).map(
    (postings) => new Set(Array.from(postings, (place) => serviceOf(view, place >>> 3))),
  );
  const kept = ranked.services.map((service) => having.every((services) => services.has(service)));
  return {
    services: ranked.services.filter((_, place) => kept[place]),
    scores: ranked.scores.filter((_, place) => kept[place]),
  };
}

function serviceOf(view: CatalogView, document: number): number {
  const row = view.rowOf(document);
  return row < 0 ? -1 : (view.serviceOf[row] ?? -1);
}
