import { evaluate, type Evaluation } from './evaluate.js';
import type { JudgedCorpus } from './judged-corpus.js';
import { mean } from './metrics/mean.js';
import { misspellQueries, type Misspell } from './misspell-queries.js';
import type { SearchEngine } from './search-engine.js';

export interface TypoCost {
  /** How much nDCG@10 one wrong letter costs on the mean. */
  readonly cost: number;
  /** Of the misspelt queries. */
  readonly evaluation: Evaluation;
}

export interface TypoCostOptions {
  readonly corpus: JudgedCorpus;
  /** The evaluation of the queries as they are spelt right. */
  readonly spelt: Evaluation;
  readonly misspell: Misspell;
}

/** Asks all queries again, with one letter wrong. A query with several variants counts once for each, on both sides. */
export async function measureTypoCost(
  engine: SearchEngine,
  { corpus, spelt, misspell }: TypoCostOptions,
): Promise<TypoCost> {
  const misspelt = misspellQueries(corpus.queries, { misspell });
  const evaluation = await evaluate(engine, {
    queries: misspelt.map(({ variant }) => variant),
    servicesOf: corpus.servicesOf,
  });
  const gains = new Map(spelt.results.map(({ query, scores }) => [query, scores.gain]));
  const before = mean(misspelt.map(({ query }) => gains.get(query) ?? 0));
  return { cost: before - evaluation.overall.gain, evaluation };
}
