/** How much is tried, and by which chance. */
export interface FuzzPlan {
  readonly seed: number;
  /** Tries of one operation; what is tried elsewhere is a multiple of it. */
  readonly runs: number;
  /** One line that says how to run the same again. */
  readonly told: string;
}

const usualRuns = 12;
/** Without a wish, a change is blamed for nothing that was there before it. */
const usualSeed = 20_261_126;

/**
 * `NANDA_FUZZ_RUNS` makes a longer run, each time by another chance; `NANDA_FUZZ_SEED` the same one again.
 *
 * @throws TypeError for a number that is none
 */
export function readFuzzPlan(environment: Readonly<Record<string, string | undefined>>): FuzzPlan {
  const wanted = environment['NANDA_FUZZ_RUNS'];
  const runs = readNumber('NANDA_FUZZ_RUNS', wanted) ?? usualRuns;
  const seed =
    readNumber('NANDA_FUZZ_SEED', environment['NANDA_FUZZ_SEED']) ??
    (wanted === undefined ? usualSeed : Math.floor(Math.random() * 2 ** 31));
  return { seed, runs, told: `NANDA_FUZZ_SEED=${seed} NANDA_FUZZ_RUNS=${runs}` };
}

function readNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`${name} is a whole number, and not "${text}".`);
  return Number(text);
}
