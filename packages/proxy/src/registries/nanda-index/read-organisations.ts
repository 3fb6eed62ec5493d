import { createWorkShare } from '../rows/create-work-share.js';
import type { Organisation } from './organisation.js';
import { readOrganisation } from './read-organisation.js';

const maxRows = 50_000;

/** Reads the list of an index: each organisation once, and a line for each record that is bad. */
export async function readOrganisations(
  rows: readonly unknown[],
  context: { /** RFC 3339. */ readonly fallbackMoment: string },
): Promise<{
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly problems: string[];
}> {
  const share = createWorkShare();
  const organisations = new Map<string, Organisation>();
  const problems: string[] = [];
  if (rows.length > maxRows) problems.push(`of ${rows.length} records only ${maxRows} are read`);
  for (const [index, row] of rows.slice(0, maxRows).entries()) {
    if (share.isSpent()) await share.rest();
    const { organisation, problem } = readOrganisation(row, context);
    if (problem !== undefined) problems.push(`record ${index + 1}: ${problem}`);
    if (organisation === undefined) continue;
    if (organisations.has(organisation.id)) {
      problems.push(`record ${index + 1}: another one before it has the id ${organisation.id}`);
    } else {
      organisations.set(organisation.id, organisation);
    }
  }
  return { organisations, problems };
}
