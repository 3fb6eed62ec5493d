import type { createProxy } from '../src/index.js';
import { createEngine } from './engines/create-engine.js';
import type { EngineName } from './engines/engine-names.js';
import { evaluate, type Evaluation } from './evaluate.js';
import type { JudgedCorpus } from './judged-corpus.js';
import { measureTypoCost } from './measure-typo-cost.js';
import { misspell } from './own/misspell.js';

export interface RunRelevanceOptions {
  /** @default 'nanda' */
  readonly engine?: EngineName;
  /** Which build of the proxy is measured. */
  readonly createProxy: typeof createProxy;
}

export interface RelevanceRun {
  readonly evaluation: Evaluation;
  /** How much nDCG@10 one wrong letter costs on the mean. */
  readonly typoCost: number;
  /** Of the misspelt queries. */
  readonly misspelt: Evaluation;
}

/** Loads an engine with a corpus, asks all its queries, spelt right and wrong, and closes it. */
export async function runRelevance(
  corpus: JudgedCorpus,
  { engine: name = 'nanda', createProxy: create }: RunRelevanceOptions,
): Promise<RelevanceRun> {
  const engine = await createEngine(name, { rows: corpus.rows, createProxy: create });
  try {
    const evaluation = await evaluate(engine, corpus);
    const typos = await measureTypoCost(engine, { corpus, spelt: evaluation, misspell });
    return { evaluation, typoCost: typos.cost, misspelt: typos.evaluation };
  } finally {
    await engine.close();
  }
}
