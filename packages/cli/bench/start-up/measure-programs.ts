import { spawnSync } from 'node:child_process';

export interface MeasuredProgram {
  readonly words: readonly string[];
  /** What its standard output has to match: something that fails is quick. */
  readonly prints: RegExp;
}

/** Milliseconds from the start of a process to its end, the median of all rounds. */
export type Medians<Name extends string> = Readonly<Record<Name, number>>;

/** Runs programs in turns, so that what the machine does besides strikes all of them alike. */
export function measurePrograms<Name extends string>(
  programs: Readonly<Record<Name, MeasuredProgram>>,
  {
    rounds,
    env,
  }: { readonly rounds: number; readonly env: Readonly<Record<string, string | undefined>> },
): Medians<Name> {
  const entries = Object.entries(programs) as [Name, MeasuredProgram][];
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]));
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, { words, prints }] of round % 2 === 0 ? entries : entries.toReversed()) {
      const started = performance.now();
      const { stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
      const time = performance.now() - started;
      if (!prints.test(stdout)) throw new Error(`${name} printed ${stdout}\n${stderr}`);
      if (round > 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(
    Array.from(times, ([name, all]) => {
      const sorted = all.toSorted((one, two) => one - two);
      return [name, sorted[Math.floor(sorted.length / 2)] ?? Number.NaN];
    }),
  ) as Medians<Name>;
}
