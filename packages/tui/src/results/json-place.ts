/** A container that is being read, and which of its members. */
export interface JsonFrame {
  readonly container: object;
  readonly size: number;
  readonly index: number;
  /** Members that stand around it: 1 in the outermost container. */
  readonly depth: number;
  readonly key: string | undefined;
  readonly value: unknown;
  readonly parent: JsonFrame | undefined;
}

/** A value in a JSON document, or the end of one that has members. */
export interface JsonPlace {
  readonly value: unknown;
  /** What it is a member of; undefined for the document itself. */
  readonly frame: JsonFrame | undefined;
  /** Whether this is where it is closed. */
  readonly isClosing: boolean;
  /** How much of a long text stands in the rows before. */
  readonly offset: number;
}
