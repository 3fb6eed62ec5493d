import type { CheckedFinding } from './run-checks.js';

/** A finding, and whether it was mended. */
export interface RepairedFinding extends CheckedFinding {
  readonly fixed?: true;
}

/** Mends what can be mended safely, one after the other; what cannot be stays as it is, and says why. */
export async function repairFindings(
  findings: readonly CheckedFinding[],
): Promise<readonly RepairedFinding[]> {
  const repaired: RepairedFinding[] = [];
  for (const finding of findings) {
    const { repair, check } = finding;
    if (repair === undefined) {
      repaired.push(finding);
      continue;
    }
    try {
      repaired.push({ check, state: 'ok', message: `mended: ${await repair()}`, fixed: true });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      repaired.push({
        ...finding,
        message: `${finding.message}; it could not be mended: ${reason}`,
      });
    }
  }
  return repaired;
}
