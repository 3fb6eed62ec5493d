import { connectionLabel } from '../connections/connection-label.js';
import type { Candidate } from './candidate.js';
import type { CompletionContext } from './completion-context.js';

/** Open connections: by name (`@name` where the word begins so), or by id where no name fits what is typed. */
export async function listConnections(
  typed: string,
  { connections }: CompletionContext,
): Promise<readonly Candidate[]> {
  const open = await connections();
  const isAt = typed.startsWith('@');
  const begun = typed.replace(/^@/, '').toLowerCase();
  const labels = open.map(connectionLabel);
  const isByLabel = isAt || labels.some((label) => label.toLowerCase().startsWith(begun));
  return open.map((connection, index) => {
    const label = labels[index] ?? '';
    const text = `${connection.metadata.serviceName}, ${connection.state}`;
    // A label that two have does not say which.
    const isTwice = labels.filter((one) => one === label).length > 1;
    if (isTwice || !isByLabel) return { value: connection.id, text };
    return { value: isAt ? `@${label}` : label, text };
  });
}
