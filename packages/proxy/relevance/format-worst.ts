import type { QueryResult } from './evaluate.js';
import type { JudgedCorpus } from './judged-corpus.js';

const shown = 5;

/** The queries that went worst: what came on top, with its grade, and what would have been best. */
export function formatWorst(
  results: readonly QueryResult[],
  {
    count,
    servicesOf,
  }: { readonly count: number; readonly servicesOf: JudgedCorpus['servicesOf'] },
): string {
  const worst = results.toSorted((one, two) => one.scores.gain - two.scores.gain).slice(0, count);
  return worst
    .map(({ query, scores, hits }) => {
      const graded = hits.slice(0, shown).map((hit) => {
        const grade = Math.max(0, ...servicesOf(hit).map((it) => query.grades.get(it) ?? 0));
        return `    ${grade}  ${hit.name}  (${hit.id})`;
      });
      const wanted = [...query.grades]
        .toSorted(([, one], [, two]) => two - one)
        .slice(0, shown)
        .map(([service, grade]) => `    ${grade}  ${service}`);
      return [
        `${scores.gain.toFixed(3)}  ${query.class}  “${query.text}”`,
        '  on top:',
        ...(graded.length === 0 ? ['    nothing'] : graded),
        `  of ${query.grades.size} that answer it:`,
        ...wanted,
        '',
      ].join('\n');
    })
    .join('\n');
}
