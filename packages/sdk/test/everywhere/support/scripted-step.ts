/** What the scripted server does with one request. */
export type ScriptedStep = ScriptedAnswer | ScriptedBreakage;

/** It answers. */
export interface ScriptedAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON document, or the events of an event stream. */
  readonly body?: unknown;
  readonly events?: readonly { readonly type: string; readonly id?: string }[];
  /** What becomes of an event stream after its last event. @default 'end' */
  readonly after?: 'end' | 'drop' | 'hang';
}

/** It breaks off at once, never answers, or breaks off in the middle of a JSON document. */
export interface ScriptedBreakage {
  readonly breakage: 'drop' | 'hang' | 'half';
}

/** One request as it arrived. */
export interface ScriptedRequest {
  readonly method: string;
  /** Below the script's own URL, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where there is none. */
  readonly body?: unknown;
  /** Whether the caller went away before it was answered. */
  readonly isAborted: boolean;
}
