import type { CatalogView } from '../view/catalog-view.js';
import { rowFlags } from '../view/service-rows.js';
import type { ItemScores } from './create-scorer.js';

/** How much what is known of a service counts beside its relevance. */
const fameWeight = 0.18;
const verifiedWeight = 0.06;
const deprecatedWeight = -0.3;
const downWeight = -0.12;

/** A name that was asked for as a whole says more than any number of words. */
const nameWeight = 0.3;
const phraseWeight = 0.12;

/** What somebody who types a whole id, address or name means, in steps that nothing else makes up for. */
const exactness = { id: 100, address: 100, name: 100, nearName: 50, shortName: 0.12 } as const;

export interface ExactMatches {
  /** Rows. */
  readonly byId: ReadonlySet<number>;
  readonly byAddress: ReadonlySet<number>;
  readonly byName: ReadonlySet<number>;
  /** By a name with a namespace that has one letter wrong. */
  readonly byNearName: ReadonlySet<number>;
  readonly byShortName: ReadonlySet<number>;
}

export interface RankOptions {
  readonly view: CatalogView;
  readonly exact: ExactMatches;
  /** Services in which neighbouring words of the query are neighbours, with the share of such pairs. */
  readonly neighbours: ReadonlyMap<number, number>;
}

/** Services in no order, and for each its score: the higher the better, comparable within one query. */
export interface RankedServices {
  readonly services: readonly number[];
  readonly scores: readonly number[];
}

/** How much of the words a service has to have, of the most that any has, weighed by how telling each is. */
const least = 0.5;
/** The same where so few have that much that a page would not be full. */
const leastOfFew = 0.2;
const few = 20;

/**
 * Ranks services by what was found in them, then by what is known of them. Where enough have all the
 * words, those that have fewer than half are left out.
 */
export function rankServices(
  found: ItemScores,
  { view, exact, neighbours }: RankOptions,
): RankedServices {
  const bonuses = collectBonuses(view, exact);
  const wanted = wantedCoverage(found.coverage);
  const services: number[] = [];
  const scores: number[] = [];
  const add = (service: number, score: number): void => {
    services.push(service);
    scores.push(score * (1 + standingOf(view, service)));
  };
  for (let place = 0; place < found.items.length; place += 1) {
    const service = found.items[place] ?? 0;
    const coverage = found.coverage[place] ?? 0;
    const bonus = bonuses.get(service) ?? 0;
    if (coverage < wanted && bonus === 0) continue;
    bonuses.delete(service);
    const relevance =
      (found.relevance[place] ?? 0) *
      coverage ** 1.5 *
      (1 +
        nameWeight * Math.min(1, found.nameShare[place] ?? 0) * coverage +
        phraseWeight * (neighbours.get(service) ?? 0));
    add(service, relevance + bonus);
  }
  for (const [service, bonus] of bonuses) add(service, bonus);
  return { services, scores };
}

function wantedCoverage(coverage: Float64Array): number {
  let best = 0;
  for (const one of coverage) if (one > best) best = one;
  let enough = 0;
  for (const one of coverage) if (one >= best * least) enough += 1;
  return best * (enough >= few ? least : leastOfFew);
}

/** What speaks for or against a service, whatever was asked. */
function standingOf({ rows, faces, fame }: CatalogView, service: number): number {
  const face = faces[service] ?? 0;
  const flags = rows.flags[face] ?? 0;
  const health = rows.health.get(face);
  return (
    fameWeight * (fame[service] ?? 0) +
    ((flags & rowFlags.verified) === 0 ? 0 : verifiedWeight) +
    ((flags & rowFlags.deprecated) === 0 ? 0 : deprecatedWeight) +
    (health === 'down' || health === 'not_mcp' ? downWeight : 0)
  );
}

function collectBonuses({ serviceOf }: CatalogView, exact: ExactMatches): Map<number, number> {
  const bonuses = new Map<number, number>();
  const add = (rows: ReadonlySet<number>, bonus: number): void => {
    for (const row of rows) {
      const service = serviceOf[row] ?? -1;
      if (service >= 0) bonuses.set(service, Math.max(bonus, bonuses.get(service) ?? 0));
    }
  };
  add(exact.byShortName, exactness.shortName);
  add(exact.byNearName, exactness.nearName);
  add(exact.byName, exactness.name);
  add(exact.byAddress, exactness.address);
  add(exact.byId, exactness.id);
  return bonuses;
}
