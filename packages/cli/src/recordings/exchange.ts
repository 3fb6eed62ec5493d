/** One request and what was answered, as a recording has them: a line each. */
export interface Exchange {
  /** In the order in which the requests came, from 1. */
  readonly seq: number;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark; absent where there is none. */
  readonly query?: string;
  /** JSON as a value, anything else as a text. Absent where there is none. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent. Absent for a stream of events, and where there is none. */
  readonly body?: string;
  /** Set where `body` is binary. */
  readonly encoding?: 'base64';
  /** Milliseconds from the request to the head of the answer. */
  readonly at: number;
  /** Of a stream of events. */
  readonly events?: readonly RecordedEvent[];
  /** Set where the caller went away before the end. */
  readonly aborted?: true;
}

export interface RecordedEvent {
  /** Milliseconds from the request. */
  readonly at: number;
  /** The lines of the event, with the empty one behind them. */
  readonly text: string;
}
