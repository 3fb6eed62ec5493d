/** One `tools/call` that arrived. A live record. */
export type SeenCall = {
  readonly id: string | number | undefined;
  readonly tool: string;
  readonly arguments: unknown;
  readonly progressToken: string | number | undefined;
  readonly sessionId: string | undefined;
  /** Whether the tool ran, or would have: false for what was refused. */
  isExecuted: boolean;
  /** Whether the answer was given to its end. */
  isAnswered: boolean;
  /** Whether the client went away before that: in the newer era this is how it cancels. */
  isLetGo: boolean;
};

/** What a faulty service has seen of its clients. Of each list the latest 10,000 are kept. */
export type Seen = {
  readonly calls: readonly SeenCall[];
  /** The `requestId` of each `notifications/cancelled`. */
  readonly cancelled: readonly unknown[];
  /** The `Last-Event-ID` of each stream that was taken up again. */
  readonly resumed: readonly string[];
  /** How often each JSON-RPC method came, answered well or not. Responses count as `response`. */
  readonly methods: Readonly<Record<string, number>>;
  /** How many standing streams (GET) were asked for, and how many of those are open. */
  readonly standingStreams: number;
  readonly openStandingStreams: number;
  /** How many sessions were ended by DELETE. */
  readonly endings: number;
  /** How often a fault acted. */
  readonly faults: number;
  /** Bytes that an endless answer has handed to its socket. */
  readonly endlessBytes: number;
};
