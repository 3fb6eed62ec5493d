import type { ResultRole } from './result-row.js';

/** One of the texts that a result consists of. As it came: it is made safe where it is drawn. */
export interface TextPart {
  readonly text: string;
  readonly role?: ResultRole;
}
