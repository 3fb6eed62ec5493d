import {
  fillPath,
  headers as names,
  operationFacts,
  type OperationFacts,
  type OperationId,
} from '@nanda/protocol/facts';
import ky, { isHTTPError } from 'ky';
import type { RequestOptions } from '../client-options.js';
import { checkNumber } from '../config/check-number.js';
import type { ResolvedOptions } from '../config/resolve-options.js';
import { AbortError } from '../errors/abort-error.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { RequestAttempt } from '../errors/request-attempt.js';
import { ResponseValidationError } from '../errors/response-validation-error.js';
import type { TimeoutPhase } from '../errors/timeout-error.js';
import type { Logger } from '../logger.js';
import { decideRetry, type Repetition } from './decide-retry.js';
import { describeFailure, describeOutcome } from './describe-failure.js';
import { fetchUntilAbort } from './fetch-until-abort.js';
import { loadContract } from './load-contract.js';
import { encodeQuery, type QueryValue } from './encode-query.js';
import { readAnswer, type Answer } from './read-answer.js';
import { rejectOnAbort } from './reject-on-abort.js';
import { toNandaError } from './to-nanda-error.js';

/** What a call of an operation is made of. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The token of an anonymous client that this call needs; the client's own where left out. */
  readonly clientToken?: string | undefined;
  readonly options?: RequestOptions | undefined;
  /** Asked before each attempt. Where it says no, none is made, but one under way comes to its end. */
  readonly isWanted?: (() => boolean) | undefined;
}

/** Sends operations of the contract: retries, timeouts, credentials, errors. The only user of `ky`. */
export class Transport {
  readonly #options: ResolvedOptions;
  #clientToken: string | undefined;

  constructor(options: ResolvedOptions) {
    this.#options = options;
  }

  get logger(): Logger {
    return this.#options.logger;
  }

  get timeout(): number {
    return this.#options.timeout;
  }

  get streamIdleTimeout(): number {
    return this.#options.streamIdleTimeout;
  }

  /** The token that the proxy handed to this client, when it is an anonymous one. */
  get clientToken(): string | undefined {
    return this.#clientToken;
  }

  /** Calls an operation that answers with a document. */
  async request<Id extends OperationId>(id: Id, call: Call = {}): Promise<Answer<Id>> {
    const [{ response, text, subject }, { operations }] = await Promise.all([
      this.#send(id, call),
      loadContract(),
    ]);
    return readAnswer<Id>(response, { operation: operations[id], text, subject });
  }

  /** Calls an operation that answers with a stream. The body of the response is the caller's to end. */
  async open(id: OperationId, call: Call = {}): Promise<Response> {
    const { response, subject } = await this.#send(id, call, { isStream: true });
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      return response;
    }
    await response.body?.cancel();
    throw new ResponseValidationError({
      subject: `The answer to ${subject}`,
      issues: [{ path: [], message: 'it is not an event stream' }],
    });
  }

  async #send(
    id: OperationId,
    call: Call,
    { isStream = false }: { isStream?: boolean } = {},
  ): Promise<Sent> {
    const operation: OperationFacts = operationFacts[id];
    const { baseURL, totalTimeout, logger } = this.#options;
    const {
      signal,
      timeout = this.#options.timeout,
      maxRetries = this.#options.maxRetries,
      headers,
    } = call.options ?? {};
    checkNumber(timeout, { name: 'timeout', minimum: 1 });
    checkNumber(maxRetries, { name: 'maxRetries', minimum: 0, isDuration: false });
    const path = fillPath(operation.path, call.params);
    const subject = `${operation.method} ${path}`;
    const repetition = describeRepetition(id, { operation, call });
    const attempts: RequestAttempt[] = [];
    // A late answer to an attempt that was given up must not be taken for that of the next one.
    const texts = new WeakMap<Response, string>();
    const textOf = (response: Response): string => texts.get(response) ?? '';
    const started = performance.now();
    let phase: TimeoutPhase = 'headers';
    let delay = 0;
    let isSent = false;
    const isAborted = (): boolean => signal?.aborted === true;
    if (isAborted()) throw new AbortError(signal?.reason);

    const fetchOnce = async (request: Request): Promise<Response> => {
      refuseUnwanted(call);
      phase = 'headers';
      isSent = true;
      const response = await fetchUntilAbort(request, { fetch: this.#options.fetch });
      this.#clientToken ??= response.headers.get(names.client) ?? undefined;
      refuseRedirect(response, subject);
      if (isStream && response.ok) return response;
      phase = 'body';
      // Read here, so that the body counts as part of the attempt: bounded by its timeout, sent again when it breaks off.
      const text = await rejectOnAbort(response.text(), request);
      const head = new Response(null, response);
      texts.set(head, text);
      return head;
    };

    try {
      const response = await ky(`${baseURL}${path}${encodeQuery(call.query ?? {})}`, {
        method: operation.method,
        headers: this.#mergeHeaders(call, { headers, isStream }),
        ...(call.body !== undefined && { json: call.body }),
        ...(signal !== undefined && { signal }),
        redirect: 'manual',
        timeout,
        totalTimeout: totalTimeout ?? false,
        // ky passes a second argument, which an embedded proxy would take for something else.
        fetch: (input) => fetchOnce(input as Request),
        retry: {
          limit: maxRetries,
          methods: ['get', 'post', 'delete'],
          backoffLimit: Number.POSITIVE_INFINITY,
          delay: () => delay,
          shouldRetry: ({ error, retryCount }) => {
            refuseUnwanted(call);
            const failure = describeFailure(error, textOf);
            const decision = decideRetry(failure, { repetition, attempt: retryCount });
            if (decision === undefined) return false;
            delay = decision;
            const outcome = describeOutcome(error, textOf);
            attempts.push({ outcome, delay });
            logger.info(`${subject}: ${outcome}; sent again in ${Math.round(delay)} ms`);
            return true;
          },
        },
      });
      logger.debug(`${subject}: ${response.status}`);
      return { response, text: textOf(response), subject };
    } catch (error) {
      // What cannot even be sent, such as parameters that are no JSON, is the caller's own error.
      if (!isSent && !isAborted()) throw error;
      const elapsed = performance.now() - started;
      const isTotal = totalTimeout !== undefined && elapsed >= totalTimeout - 1;
      attempts.push({ outcome: describeOutcome(error, textOf) });
      throw toNandaError(error, {
        subject,
        baseURL,
        attempts,
        signal,
        phase: isTotal ? 'total' : phase,
        timeout: isTotal ? totalTimeout : timeout,
        text: isHTTPError(error) ? textOf(error.response) : '',
      });
    }
  }

  #mergeHeaders(
    call: Call,
    {
      headers = {},
      isStream,
    }: { headers: Readonly<Record<string, string>> | undefined; isStream: boolean },
  ): Headers {
    const clientToken = call.clientToken ?? this.#clientToken;
    const merged = new Headers({
      accept: isStream ? 'text/event-stream' : 'application/json',
      ...this.#options.headers,
      ...(clientToken !== undefined && { [names.client]: clientToken }),
      ...call.headers,
    });
    for (const [name, value] of Object.entries(headers)) merged.set(name, value);
    return merged;
  }
}

/** What is posted and yet does no harm when it is sent twice. */
const harmless: ReadonlySet<OperationId> = new Set([
  'completions.create',
  'executions.validate',
  'prompts.get',
  'registries.sync',
  'resources.subscribe',
  'resources.unsubscribe',
]);

interface Sent {
  readonly response: Response;
  readonly text: string;
  readonly subject: string;
}

function describeRepetition(
  id: OperationId,
  { operation, call }: { operation: OperationFacts; call: Call },
): Repetition {
  if (operation.method !== 'POST' || harmless.has(id)) return 'safe';
  return call.headers?.[names.idempotencyKey] === undefined ? 'unsafe' : 'keyed';
}

function refuseUnwanted({ isWanted }: Call): void {
  if (isWanted?.() === false) throw new AbortError('nobody wants the answer any more');
}

/** A redirect followed would carry the credentials, which were given for one address, to another one. */
function refuseRedirect(response: Response, subject: string): void {
  const isRedirect = response.status >= 300 && response.status < 400 && response.status !== 304;
  if (!isRedirect && response.type !== 'opaqueredirect') return;
  void response.body?.cancel().catch(() => undefined);
  throw new ConfigurationError(
    `${subject} was answered with a redirect, which is not followed. Set baseURL to where the proxy really is.`,
  );
}
