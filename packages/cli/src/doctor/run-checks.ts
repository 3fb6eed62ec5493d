import type { Check } from './check.js';
import type { DoctorContext } from './doctor-context.js';
import type { Finding } from './finding.js';

export interface RunChecksOptions {
  readonly context: DoctorContext;
  /** Milliseconds that each has. */
  readonly limit: number;
}

/** What a check has found, by its name. */
export interface CheckedFinding extends Finding {
  readonly check: string;
}

/** Runs all checks beside each other. None of them holds up the others, and what one cannot find out is told. */
export async function runChecks(
  checks: readonly Check[],
  { context, limit }: RunChecksOptions,
): Promise<readonly CheckedFinding[]> {
  const found = await Promise.all(
    checks.map(async (check) => {
      const findings = await runOne(check, { context, limit });
      return findings.map((finding) => ({ ...finding, check: check.name }));
    }),
  );
  return found.flat();
}

async function runOne(
  check: Check,
  { context, limit }: RunChecksOptions,
): Promise<readonly Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    const message = `could not be found out within ${limit / 1000} s`;
    timer = setTimeout(() => resolve({ state: 'warning', message }), limit);
  });
  try {
    const found = await Promise.race([check.run(context), late]);
    return Array.isArray(found) ? (found as readonly Finding[]) : [found as Finding];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ state: 'warning', message: `could not be found out: ${reason}` }];
  } finally {
    clearTimeout(timer);
  }
}
