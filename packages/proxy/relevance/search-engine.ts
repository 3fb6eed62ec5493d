import type { SearchHit } from './search-hit.js';

/** What is measured: something that was loaded with rows and answers queries. */
export interface SearchEngine {
  /** The first results, the best one first. */
  search(text: string, options: { readonly limit: number }): Promise<readonly SearchHit[]>;
  close(): Promise<void>;
}
