import type { Question } from './questions.js';

/** What a request to an interop service can do beside answering, whatever SDK and era it is served by. */
export interface InteropContext {
  /** Aborted when the client has cancelled. */
  readonly signal: AbortSignal;
  progress(progress: number, total: number): Promise<void>;
  log(data: string): Promise<void>;
  /** Asks the client, and resolves with its answer. */
  ask(question: Question): Promise<unknown>;
}
