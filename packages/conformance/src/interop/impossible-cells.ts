import type { InteropCell } from './interop-cell.js';
import type { InteropFeature } from './interop-features.js';

/** Features that a cell of the matrix cannot have, each with its reason. */
export interface ImpossibleCell extends Partial<InteropCell> {
  readonly features: readonly InteropFeature[];
  readonly reason: string;
}

const ownProcess = {
  endpoint: 'aggregate',
  transport: 'stdio',
  features: ['tools: list_changed'],
  reason:
    "The aggregate lists what the connection's own process has. A client that declares something has another process, whose tools are its own (docs/decisions/0026).",
} as const;

/** What a row leaves out is any. The test wants exactly these to fail. */
export const impossibleCells: readonly ImpossibleCell[] = [
  { ...ownProcess, server: 'sdk1' },
  { ...ownProcess, server: 'sdk2-legacy' },
  // One of the newer era alone has one process for all: who asks comes with each request.
  { ...ownProcess, server: 'sdk2-dual' },
];
