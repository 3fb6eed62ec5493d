import type { GradedQuery } from './graded-query.js';
import type { JudgedCorpus } from './judged-corpus.js';
import { meanByClass, type ClassScores } from './metrics/mean-by-class.js';
import { meanScores } from './metrics/mean-scores.js';
import { scoreRanking } from './metrics/score-ranking.js';
import type { Scores } from './metrics/scores.js';
import type { SearchEngine } from './search-engine.js';
import type { SearchHit } from './search-hit.js';

const limit = 10;

export interface QueryResult {
  readonly query: GradedQuery;
  readonly class: string;
  readonly scores: Scores;
  readonly hits: readonly SearchHit[];
}

export interface Evaluation {
  readonly results: readonly QueryResult[];
  readonly overall: Scores;
  readonly byClass: readonly ClassScores[];
}

/** Asks an engine that holds the corpus all its queries, one after the other, and scores the first ten results. */
export async function evaluate(
  engine: SearchEngine,
  { queries, servicesOf }: Pick<JudgedCorpus, 'queries' | 'servicesOf'>,
): Promise<Evaluation> {
  const results: QueryResult[] = [];
  for (const query of queries) {
    const hits = await engine.search(query.text, { limit });
    const scores = scoreRanking(hits.map(servicesOf), query.grades);
    results.push({ query, class: query.class, scores, hits });
  }
  return {
    results,
    overall: meanScores(results.map(({ scores }) => scores)),
    byClass: meanByClass(results),
  };
}
