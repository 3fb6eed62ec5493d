/** What the suite has seen of a server in one scenario. */
export type ScenarioReport = {
  readonly name: string;
  /** Whether the revision requires it of every server. */
  readonly required: boolean;
  /** How many checks passed. A scenario without any has shown nothing. */
  readonly passed: number;
  /** The checks that failed, each with what the suite says about it. */
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
};

/** What the suite has seen of a server. */
export type ServerReport = {
  readonly scenarios: readonly ScenarioReport[];
  /** What the suite printed, to its end. */
  readonly output: string;
};
