/** What stands on the other side of the tests: servers in a Node of their own. All are plain URLs. */
export interface OtherSide {
  /** A real proxy with the services `weather`, `coffee`, `analytics` and `interactive`. */
  readonly proxyURL: string;
  /** See `openRelay`. */
  readonly relaysURL: string;
  /** See `playScript`. */
  readonly scriptsURL: string;
  /** Nobody listens there. */
  readonly deadURL: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test runs, as people call it: "Node 22", "edge", "Chromium". */
    runtime: string;
    otherSide: OtherSide;
  }
}
