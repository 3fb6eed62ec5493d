/** A row of a list of a service as the contract has it. */
export interface OfferRow<Row> {
  readonly row: Row;
  /** What no other row of the list has too. */
  readonly key: string;
  /** Optional members that were left out because they are of another type than the contract says. */
  readonly leftOut: readonly string[];
}

/** A list of what a service offers: how it is asked for and read. */
export interface OfferList<Row> {
  readonly method: string;
  /** Where the rows are in the answer. */
  readonly member: string;
  /** Undefined where it is no such row. */
  readonly read: (row: unknown) => OfferRow<Row> | undefined;
}
