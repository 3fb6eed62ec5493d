import type { AnyOperationId } from '@nanda/protocol';
import { headers as names, type Route } from '@nanda/protocol/facts';
import { checkNumber } from '../config/check-number.js';
import type { ResolvedOptions } from '../config/resolve-options.js';
import { AbortError } from '../errors/abort-error.js';
import type { RequestAttempt } from '../errors/request-attempt.js';
import { wait } from '../events/wait.js';
import type { Call } from './call.js';
import { composeMiddleware } from './compose-middleware.js';
import { createTimeoutError } from './create-timeout-error.js';
import { decideRetry } from './decide-retry.js';
import { describeFailure } from './describe-failure.js';
import { describeRepetition } from './describe-repetition.js';
import { redactHeaders } from './redact-headers.js';
import { sendOnce } from './send-once.js';

/** A request that is sent until it is answered, or not worth another try. */
export interface RequestDescription {
  readonly id: AnyOperationId;
  readonly method: Route['method'];
  readonly url: string;
  readonly subject: string;
  readonly body: string | undefined;
  readonly isStream: boolean;
  readonly call: Call;
  readonly options: ResolvedOptions;
  /** The header fields of an attempt: credentials may change between two of them. */
  readonly headersFor: (circumstances: {
    readonly refused: string | undefined;
  }) => Promise<Record<string, string>>;
  /** The credential among them, where another one can be had. */
  readonly credentialIn: (headers: Record<string, string>) => string | undefined;
  /** Called with every answer, before it is looked at. */
  readonly onAnswer: (response: Response) => void;
}

/** A successful answer; the text is empty where it is a stream. */
export interface SentAnswer {
  readonly response: Response;
  readonly text: string;
  /** Every sending, this one included. */
  readonly attempts: readonly RequestAttempt[];
}

/** Sends a request, as often as {@link decideRetry} says. @throws NandaError */
export async function sendRequest(request: RequestDescription): Promise<SentAnswer> {
  const { id, method, subject, isStream, call, options } = request;
  const { logger, totalTimeout, baseURL } = options;
  const { signal, maxRetries = options.maxRetries } = call.options ?? {};
  const timeout = checkNumber(call.options?.timeout ?? options.timeout, {
    name: 'timeout',
    minimum: 1,
  });
  checkNumber(maxRetries, { name: 'maxRetries', minimum: 0, isDuration: false });
  const repetition = describeRepetition(id, { method, call });
  const deadline = totalTimeout === undefined ? Infinity : performance.now() + totalTimeout;
  const attempts: RequestAttempt[] = [];
  let refused: string | undefined;
  let repeats = 0;
  for (let attempt = 1; ; attempt++) {
    const began = performance.now();
    const isTotal = deadline - began < timeout;
    const context = { operation: id, attempt, logger };
    let headers: Readonly<Record<string, string>> = {};
    const result = await sendOnce({
      url: request.url,
      method,
      headersFor: async (interest) => {
        headers = await request.headersFor({ refused });
        if (interest.aborted || call.isWanted?.() === false) {
          throw new AbortError('nobody wants the answer any more', { attempts });
        }
        if (options.isLogged('debug')) {
          logger.debug(
            `${subject}: sent (attempt ${attempt}) ${redactHeaders(Object.entries(headers))}`,
          );
        }
        return headers;
      },
      body: request.body,
      fetch: composeMiddleware(options.fetch, { middleware: options.middleware, context }),
      isDirect: !options.isOwnFetch && options.middleware.length === 0,
      fetchOptions: options.fetchOptions,
      signal,
      timeout: isTotal ? Math.max(1, deadline - began) : timeout,
      isStream,
    });
    const duration = Math.round(performance.now() - began);
    if (result.kind === 'aborted') {
      if (result.phase !== 'credentials') attempts.push({ outcome: 'aborted', duration });
      throw new AbortError(signal?.reason, { attempts });
    }
    if (result.kind === 'answer') {
      const { response } = result;
      request.onAnswer(response);
      if (options.isLogged('debug')) {
        logger.debug(
          `${subject}: ${response.status} after ${duration} ms; ${redactHeaders(response.headers)}`,
        );
      }
      if (response.ok) {
        attempts.push({ outcome: `${response.status}`, duration });
        return { ...result, attempts };
      }
    }
    const circumstances = {
      repetition,
      idempotencyKey: call.headers?.[names.idempotencyKey] ?? undefined,
      subject,
      baseURL,
      timeout: isTotal && totalTimeout !== undefined ? totalTimeout : timeout,
      isTotal,
    };
    const { failure, outcome, toError } = describeFailure(result, circumstances);
    // A credential that has run out is no failure of the request: once, with another one, it did not happen.
    const credential =
      failure?.kind === 'response' && failure.code === 'UNAUTHENTICATED' && refused === undefined
        ? request.credentialIn(headers)
        : undefined;
    const delay =
      credential !== undefined
        ? 0
        : failure !== undefined && repeats < maxRetries
          ? decideRetry(failure, { repetition, attempt: (repeats += 1) })
          : undefined;
    const isOutOfTime = delay !== undefined && performance.now() + delay >= deadline;
    if (delay === undefined || isOutOfTime) {
      attempts.push({ outcome, duration });
      // An answer that refuses says more than that the time is over.
      throw isOutOfTime && failure?.kind === 'timeout' && totalTimeout !== undefined
        ? createTimeoutError({ ...circumstances, phase: 'total', timeout: totalTimeout, attempts })
        : toError(attempts);
    }
    attempts.push({ outcome, duration, delay: Math.round(delay) });
    refused = credential ?? refused;
    logger.info(`${subject}: ${outcome}; sent again in ${Math.round(delay)} ms`);
    if (delay > 0) await wait(delay, { signal: signal ?? new AbortController().signal });
  }
}
