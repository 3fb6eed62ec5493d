import type { InputRequiredEvent } from '@nanda/protocol';
import type { RequestOptions } from '../client-options.js';
import { APIError } from '../errors/api-error.js';
import { NandaError } from '../errors/nanda-error.js';
import { createOutage } from '../events/create-outage.js';
import { isTemporary } from '../events/is-temporary.js';
import { reconnectDelay } from '../events/reconnect-delay.js';
import { wait } from '../events/wait.js';
import type { Transport } from '../http/transport.js';
import type { InputHandler } from './input-handler.js';
import type { InputReply } from './input-reply.js';
import { readInputQuestion } from './read-input-question.js';

/** Where what a tool asks is answered, beside its stream. */
export interface InputDesk {
  /** Has it answered, once for each key. Waits for nothing, and throws nothing. */
  ask(event: InputRequiredEvent): void;
  /** Nothing is answered any more. */
  close(): void;
}

export interface InputDeskOptions {
  readonly transport: Transport;
  readonly clientToken: string | undefined;
  readonly onInput: InputHandler;
  /** Is told of what the handler throws, and of an answer that is refused. */
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds that it is tried to bring an answer to a proxy that is away. */
  readonly patience: number;
  /** Whether the execution may have begun long before: what it tells may have been answered then. */
  readonly isRepeated: boolean;
  /** Header fields of the caller's. */
  readonly headers: RequestOptions['headers'];
}

export function createInputDesk({
  transport,
  clientToken,
  onInput,
  onFailure,
  patience,
  isRepeated,
  headers,
}: InputDeskOptions): InputDesk {
  const { logger } = transport;
  const closing = new AbortController();
  const { signal } = closing;
  const asked = new Set<string>();

  async function answer(event: InputRequiredEvent): Promise<void> {
    const { key, executionId } = event;
    if (isRepeated && !(await isOpen(event))) return;
    const result = await replyTo(event);
    if (result !== undefined && !signal.aborted) await send(executionId, { key, result });
  }

  /** Whether it waits for an answer; so too where nobody can tell. */
  async function isOpen({ key, executionId }: InputRequiredEvent): Promise<boolean> {
    try {
      const { inputRequests = [] } = await transport.request('executions.get', {
        params: { executionId },
        clientToken,
        options: { headers, signal },
      });
      return inputRequests.some((request) => request.key === key);
    } catch {
      return !signal.aborted;
    }
  }

  async function replyTo(event: InputRequiredEvent): Promise<InputReply | undefined> {
    const question = readInputQuestion(event);
    if (question === undefined) {
      logger.warn(
        `A question of kind "${event.kind}" was declined: it is not what the protocol allows.`,
      );
      return { action: 'decline' };
    }
    const reply: unknown = await onInput(question, { executionId: event.executionId, signal });
    if (typeof reply === 'object' && reply !== null) return reply as InputReply;
    throw new NandaError("onInput returned no answer. Return { action: 'decline' } to give none.");
  }

  /** A second sending of it does no harm: a question takes one answer. */
  async function send(
    executionId: string,
    body: { readonly key: string; readonly result: InputReply },
  ): Promise<void> {
    const outage = createOutage({ patience });
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await transport.request('executions.input', {
          params: { executionId },
          body,
          clientToken,
          options: { headers, signal, maxRetries: 0 },
        });
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (isAnswered(error)) {
          logger.info(`The question "${body.key}" no longer waits for an answer.`);
          return;
        }
        const delay = outage.broke({ delay: reconnectDelay(failures), isSilent: true });
        if (!isTemporary(error) || delay === undefined) throw error;
        await wait(delay, { signal });
      }
    }
  }

  return {
    ask(event) {
      if (signal.aborted || asked.has(event.key)) return;
      asked.add(event.key);
      answer(event).catch((error: unknown) => {
        if (!signal.aborted) onFailure(error);
      });
    },
    close: () => closing.abort(),
  };
}

/** By somebody else, by an earlier sending of this answer, or by the end of its time. */
function isAnswered(error: unknown): boolean {
  return (
    APIError.isInstance(error) &&
    error.code === 'VALIDATION_ERROR' &&
    error.details['field'] === 'key'
  );
}
