import type { DescribedService } from './described-service.js';

/** What a generator makes a text of. */
export interface GenerateInput {
  readonly services: readonly DescribedService[];
  /** The line that says how the text was made. */
  readonly header: string;
}
