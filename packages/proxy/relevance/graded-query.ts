/** A query, and how well each service that answers it does so. */
export interface GradedQuery {
  readonly text: string;
  /** What kind of query it is: `typo`, `sentence`, … */
  readonly class: string;
  /** Services by their key, with grades from 1 to 3. */
  readonly grades: ReadonlyMap<string, number>;
}
