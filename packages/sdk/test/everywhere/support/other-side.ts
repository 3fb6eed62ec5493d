/** What stands on the other side of the tests: servers in a Node of their own. All are plain URLs. */
export interface OtherSide {
  /** A real proxy with the services `weather`, `coffee`, `analytics`, `interactive` and `protected`. */
  readonly proxyURL: string;
  /** See `openRelay`. */
  readonly relaysURL: string;
  /** See `playScript`. */
  readonly scriptsURL: string;
  /** What the tools of `protected` want. */
  readonly token: GatedToken;
  /** Nobody listens there. */
  readonly deadURL: string;
}

/** A token on a chain of the tests' own. */
export interface GatedToken {
  /** Of the chain, which signs for its own accounts, and which every page may call. */
  readonly rpcURL: string;
  readonly contractAddress: string;
  readonly chainId: number;
  /** What a transaction to the contract holds that buys one. */
  readonly purchase: { readonly data: string; readonly value: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the test runs, as people call it: "Node 22", "edge", "Chromium". */
    runtime: string;
    otherSide: OtherSide;
  }
}
