import { type RawBuilder, sql } from 'kysely';
import type { VisibleServices } from '../visible-services.js';
import { foldCase } from './fold-case.js';

/** Matches whose relevance differs by less than this part of the best one's are equally good. */
const band = 0.05;

/** Grows with the relevance. The weights: name, title, tags, publisher, tools, description. */
const score = sql`-bm25(services_fts, 10.0, 8.0, 4.0, 3.0, 3.0, 1.0)`;

/** The exactness of a match that is no whole name. */
const inexact = sql.lit(2);

export interface RelevantOptions {
  readonly text: string;
  /** `from … where …` over the index, with the services as `s`. */
  readonly source: RawBuilder<unknown>;
  readonly visible: VisibleServices;
}

/**
 * Selects the keys of all matches, the best one first: whole names, then bands of like relevance.
 * Each is settled by trust, then popularity, then the order in which registries list: scores that
 * differ by a word more in a description say less than those.
 */
export function selectRelevant({ text, source, visible }: RelevantOptions): RawBuilder<{
  key: number;
}> {
  return sql`
    with matches as materialized (
      select s.key as key, ${exactness(foldCase(text))} as exactness, ${score} as score,
        s.verified as verified, s.popularity as popularity,
        ${visible.registryPlace} as registry_place, s.place as place
      ${source}
    ), best as materialized (
      select max(score) as score from matches where exactness = ${inexact}
    )
    select key from matches cross join best
    order by exactness,
      iif(exactness = ${inexact}, cast((1 - matches.score / best.score) / ${band} as integer), 0),
      verified desc, popularity desc, registry_place, place
  `;
}

/** Whoever types a whole name means that one. */
function exactness(text: string): RawBuilder<unknown> {
  return sql`case when s.name_key = ${text} or s.title_key = ${text} then 0
    when s.short_name_key = ${text} then 1 else ${inexact} end`;
}
