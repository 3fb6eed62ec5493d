import type { Position } from './position.js';
import type { TypeNode } from './type-node.js';

/** What the parts of the converter need of the whole. */
export interface Conversion {
  /** Whether the types are of what a caller gives; else of what it gets. */
  readonly isInput: boolean;
  readonly convert: (schema: unknown, at: Position) => TypeNode;
}
