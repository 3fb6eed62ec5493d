/** Something that could stand where somebody types, before it is known whether it fits what is typed. Not sanitised. */
export interface Proposal {
  /** The word as it is meant, without quotes. */
  value: string;
  kind: string;
  description: string;
  /** Whether another word can follow. Default true. */
  hasNext?: boolean;
}
