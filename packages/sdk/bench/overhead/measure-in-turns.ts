/** Milliseconds of one call. */
export interface Measurement {
  /** Of the rounds' means. */
  readonly median: number;
  readonly fastest: number;
}

/** Measures contenders in turns, so that what the machine does besides strikes all of them alike. */
export async function measureInTurns<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<void>>>,
  { rounds, calls }: { readonly rounds: number; readonly calls: number },
): Promise<Record<Name, Measurement>> {
  const entries = Object.entries(contenders) as [Name, () => Promise<void>][];
  const means = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    // Whoever goes first in one round goes last in the next.
    for (const [name, call] of round % 2 === 0 ? entries : entries.toReversed()) {
      const started = performance.now();
      for (let count = 0; count < calls; count++) await call();
      if (round > 0) means.get(name)?.push((performance.now() - started) / calls);
    }
  }
  const measured = Array.from(means, ([name, values]) => {
    const sorted = values.toSorted((one, two) => one - two);
    const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return [name, { median, fastest: sorted[0] ?? Number.NaN }] as const;
  });
  return Object.fromEntries(measured) as Record<Name, Measurement>;
}
