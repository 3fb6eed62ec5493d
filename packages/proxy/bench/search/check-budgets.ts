import type { Measurement } from './measurement.js';

/** Milliseconds, by number of services: of a warm search in process, and of loading them all. */
const searchBudgets: Readonly<Record<number, number>> = { 10_000: 1, 100_000: 5 };
const loadBudgets: Readonly<Record<number, number>> = { 100_000: 10_000 };

/** One line for each budget that there is for our own search: whether it was kept. */
export function checkBudgets(measurements: readonly Measurement[]): string[] {
  return measurements
    .filter(({ contender }) => contender === 'nanda')
    .flatMap(({ count, warm, load }) => [
      ...judge('p50 in process', { count, value: warm.p50, budget: searchBudgets[count] }),
      ...judge('load', { count, value: load, budget: loadBudgets[count] }),
    ]);
}

function judge(
  what: string,
  {
    count,
    value,
    budget,
  }: { readonly count: number; readonly value: number; readonly budget: number | undefined },
): string[] {
  if (budget === undefined) return [];
  const mark = value <= budget ? 'kept' : 'EXCEEDED';
  const services = count.toLocaleString('en');
  return [`${mark}: ${what} with ${services} services ${value.toFixed(2)} ms, budget ${budget} ms`];
}
