/** How bad it is: it fails, it will trouble somebody, it could be better. */
export type Severity = 'error' | 'warning' | 'info';

/** Something about a server that should be otherwise. */
export interface Finding extends Problem {
  readonly severity: Severity;
  /** Names the rule; `--rule NAME=off` turns it off. */
  readonly rule: string;
}

/** What a rule has found. */
export interface Problem {
  /** JSON pointer into `{tools: [...]}`; empty where it is about the server as a whole. */
  readonly place: string;
  /** Untrusted. Absent where it is about no tool in particular. */
  readonly tool?: string | undefined;
  /** What is wrong, a sentence. May quote the server. */
  readonly message: string;
  /** How to mend it, a sentence. */
  readonly fix: string;
}
