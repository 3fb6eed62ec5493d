import type { Connection } from '@nanda/sdk';
import { isTypeable } from './is-typeable.js';
import type { Proposal } from './proposal.js';

/** The open connections, each by the shortest that means it alone: its name, that of its service, or its id. */
export function proposeConnections(connections: readonly Connection[]): readonly Proposal[] {
  return connections.map(({ id, name, state, metadata: { serviceName } }) => {
    const label = name === undefined ? serviceName : `@${name}`;
    const meant = connections.filter((one) => isCalled(one, label));
    return {
      // What begins with a dash would be taken for an option.
      value: meant.length === 1 && isTypeable(label) && !label.startsWith('-') ? label : id,
      kind: 'connection',
      description: `${serviceName}, ${state}`,
    };
  });
}

function isCalled(
  { id, name = id, metadata: { serviceName } }: Connection,
  label: string,
): boolean {
  const wanted = label.toLowerCase();
  return [id, name, `@${name}`, serviceName].some((word) => word.toLowerCase() === wanted);
}
