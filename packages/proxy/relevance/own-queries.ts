import type { JudgedCorpus } from './judged-corpus.js';
import { judgedQueries } from './own/judged-queries.js';

/** The judged queries over our own corpus: the same, however many rows are generated around it. */
export function ownQueries(): Pick<JudgedCorpus, 'queries' | 'servicesOf'> {
  return {
    queries: judgedQueries.map(({ text, class: name, grades }) => ({
      text,
      class: name,
      grades: new Map(Object.entries(grades)),
    })),
    servicesOf: ({ id, copies }) => [id, ...copies],
  };
}
