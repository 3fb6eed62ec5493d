import { meanScores } from '../../relevance/metrics/mean-scores.js';
import { scoreRanking } from '../../relevance/metrics/score-ranking.js';
import type { JudgedCorpus } from '../../relevance/judged-corpus.js';
import type { ContenderName } from './contender-names.js';
import type { Measurement, Spread } from './measurement.js';
import { openContender } from './open-contender.js';
import { percentile } from '../percentile.js';

/** A slow contender is asked less often: its percentiles are far apart from ours anyway. */
const longest = 8_000;
const rounds = 20;

export interface MeasureContenderOptions {
  /** A file of rows. */
  readonly path: string;
  /** How many there are. */
  readonly count: number;
  readonly corpus: Pick<JudgedCorpus, 'queries' | 'servicesOf'>;
}

/** Loads a contender, asks every query once, then all of them again and again. */
export async function measureContender(
  name: ContenderName,
  { path, count, corpus: { queries, servicesOf } }: MeasureContenderOptions,
): Promise<Measurement> {
  const started = performance.now();
  const contender = await openContender(name, { path });
  const load = performance.now() - started;
  const time = async (text: string): Promise<{ answer: unknown; took: number }> => {
    const before = performance.now();
    const answer = await contender.ask(text);
    return { answer, took: performance.now() - before };
  };

  try {
    // Not one of the queries: what is built at the first search is told apart from a cold search.
    const first = await time('something to begin with');
    const cold: number[] = [];
    const scores = [];
    for (const { text, grades } of queries) {
      const { answer, took } = await time(text);
      cold.push(took);
      scores.push(scoreRanking(contender.hitsOf(answer).map(servicesOf), grades));
    }
    const warm: number[] = [];
    const end = performance.now() + longest;
    for (let round = 0; round < rounds && performance.now() < end; round += 1) {
      for (const { text } of queries) warm.push((await time(text)).took);
    }
    globalThis.gc?.();
    return {
      contender: name,
      count,
      load,
      first: first.took,
      cold: spread(cold),
      warm: spread(warm),
      memory: process.memoryUsage().rss,
      gain: meanScores(scores).gain,
    };
  } finally {
    await contender.close();
  }
}

function spread(values: readonly number[]): Spread {
  return { p50: percentile(values, { share: 0.5 }), p99: percentile(values, { share: 0.99 }) };
}
