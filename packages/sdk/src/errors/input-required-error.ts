import type { InputRequest } from '@nanda/protocol';
import { NandaError } from './nanda-error.js';

/**
 * A tool asks its caller for something, and waits. Not a failure: the execution goes on once each of
 * `inputRequests` is answered with `nanda.executions.respond()`. With `onInput` a call answers by itself, and does not throw this.
 *
 * Only a connection that was opened with `clientCapabilities` is ever asked.
 *
 * @example
 * try {
 *   await connection.execute('book');
 * } catch (error) {
 *   if (!InputRequiredError.isInstance(error)) throw error;
 *   for (const { key, request } of error.inputRequests) {
 *     await nanda.executions.respond(error.executionId, { key, result: await ask(request) });
 *   }
 *   for await (const event of nanda.executions.events(error.executionId)) console.log(event);
 * }
 */
export class InputRequiredError extends NandaError {
  static override readonly kind = 'InputRequiredError';

  /** The execution that waits. */
  readonly executionId: string;
  /** The tool that asks. */
  readonly toolName: string;
  /** What waits for an answer. Written by the service: untrusted. */
  readonly inputRequests: readonly InputRequest[];

  constructor({
    executionId,
    toolName,
    inputRequests,
  }: {
    executionId: string;
    toolName: string;
    inputRequests: readonly InputRequest[];
  }) {
    const asked = inputRequests.map(({ key, kind }) => `${kind} (key "${key}")`).join(', ');
    super(
      `The tool "${toolName}" waits for an answer: ${asked}. ` +
        `Give it with \`nanda.executions.respond('${executionId}', { key, result })\`, ` +
        `and follow what comes of it with \`nanda.executions.events('${executionId}')\`.`,
    );
    this.executionId = executionId;
    this.toolName = toolName;
    this.inputRequests = inputRequests;
  }
}
