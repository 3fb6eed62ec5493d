// npm run relevance -- [--corpus own|real] [--engine nanda --engine minisearch …] [--worst 10] [--count 10000]
import { parseArgs } from 'node:util';
import { engineNames } from './engines/engine-names.js';
import { formatEvaluation } from './format-evaluation.js';
import { formatWorst } from './format-worst.js';
import type { JudgedCorpus } from './judged-corpus.js';
import { loadBuiltProxy } from './load-built-proxy.js';
import { loadOwnCorpus } from './load-own-corpus.js';
import { loadRealCorpus } from './real/load-real-corpus.js';
import { runRelevance } from './run-relevance.js';

const { createProxy } = await loadBuiltProxy();
const { values } = parseArgs({
  // pnpm hands on the `--` that npm wants.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    corpus: { type: 'string' },
    engine: { type: 'string', multiple: true },
    worst: { type: 'string', default: '0' },
    count: { type: 'string', default: '10000' },
  },
});

async function loadCorpus(name: string): Promise<JudgedCorpus | undefined> {
  if (name === 'own') return loadOwnCorpus({ count: Number(values.count) });
  if (name === 'real') return loadRealCorpus();
  throw new TypeError(`There is no corpus ${name}: it is own or real.`);
}

for (const name of values.corpus === undefined ? ['own', 'real'] : [values.corpus]) {
  const corpus = await loadCorpus(name);
  if (corpus === undefined) {
    process.stdout.write(`The corpus ${name} does not lie beside the repository: left out.\n\n`);
    continue;
  }
  for (const wanted of values.engine ?? ['nanda']) {
    const engine = engineNames.find((known) => known === wanted);
    if (engine === undefined) {
      throw new TypeError(`There is no engine ${wanted}: it is one of ${engineNames.join(', ')}.`);
    }
    const { evaluation, typoCost, misspelt } = await runRelevance(corpus, { engine, createProxy });
    const title = `${engine} over the ${name} corpus, ${corpus.rows.length} rows`;
    process.stdout.write(`${formatEvaluation(evaluation, { title, typoCost })}\n`);
    const count = Number(values.worst);
    const { servicesOf } = corpus;
    if (count === 0) continue;
    process.stdout.write(`${formatWorst(evaluation.results, { count, servicesOf })}\n`);
    process.stdout.write(`Misspelt:\n\n${formatWorst(misspelt.results, { count, servicesOf })}\n`);
  }
}
