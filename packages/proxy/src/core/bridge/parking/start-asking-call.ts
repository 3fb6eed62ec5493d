import { mayBeAsked } from '../eras/may-be-asked.js';
import { mcpCodes } from '../eras/mcp-codes.js';
import type { McpAnswer, McpNotification, McpRequest } from '../../mcp-message.js';
import { untilAborted } from '../../until-aborted.js';
import type { ClientRequest, McpClient, McpDialog } from '../mcp-endpoint.js';
import { isOfRequest } from '../service/is-of-request.js';

/** Where a call has got to: its answer, or what has to be answered first, by keys. */
export type CallTurn =
  | { readonly kind: 'answered'; readonly answer: McpAnswer }
  | { readonly kind: 'asks'; readonly questions: Readonly<Record<string, Question>> };

export interface Question {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A call that outlives the request of the client that began it, while it waits for answers. */
export interface AskingCall {
  /**
   * Goes on with the call for a request of the client, until there is something to say. The client's going away in this
   * time cancels the call.
   *
   * @throws the reason why the call was cancelled
   */
  follow(request: ClientRequest, client: Pick<McpClient, 'capabilities'>): Promise<CallTurn>;
  /** Keys of nothing that is asked for are ignored. */
  take(responses: ReadonlyMap<string, Readonly<Record<string, unknown>>>): void;
  cancel(reason: Error): void;
}

export interface AskingCallOptions {
  readonly dialog: Pick<McpDialog, 'answer'>;
  /** Milliseconds that are waited for more questions, so that they are asked in one go. */
  readonly gatherFor: number;
  readonly maximumQuestions: number;
  /** Told once, when the service has nothing more to say. */
  readonly onEnd: () => void;
}

interface Follower {
  readonly request: ClientRequest;
  readonly client: Pick<McpClient, 'capabilities'>;
  readonly tell: (turn: CallTurn) => void;
}

interface OpenQuestion extends Question {
  readonly resolve: (answer: McpAnswer) => void;
}

/** Begins a call at an endpoint that asks in the course of it. */
export function startAskingCall(first: ClientRequest, options: AskingCallOptions): AskingCall {
  const { dialog, gatherFor, maximumQuestions, onEnd } = options;
  const controller = new AbortController();
  const open = new Map<string, OpenQuestion>();
  let capabilities: McpClient['capabilities'] = {};
  let follower: Follower | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let asked = 0;
  let outcome: Promise<CallTurn> | undefined;

  function gather(): void {
    if (gathering !== undefined || follower === undefined || open.size === 0) return;
    gathering = setTimeout(() => {
      gathering = undefined;
      if (open.size > 0) follower?.tell({ kind: 'asks', questions: describeOpen() });
    }, gatherFor);
  }

  function stopGathering(): void {
    clearTimeout(gathering);
    gathering = undefined;
  }

  function describeOpen(): Record<string, Question> {
    const rows = [...open].map(([key, { method, params }]) => [key, { method, params }] as const);
    return Object.fromEntries(rows);
  }

  async function ask({ method, params, signal }: McpRequest): Promise<McpAnswer> {
    if (!mayBeAsked(capabilities, { method, params })) {
      return notAsked(method);
    }
    if (open.size >= maximumQuestions) return unanswered('Too many questions are open already.');
    asked += 1;
    const key = `question-${asked}`;
    const { promise, resolve } = Promise.withResolvers<McpAnswer>();
    const takeBack = (): void => resolve(unanswered('The question was taken back.'));
    open.set(key, { method, params, resolve });
    signal.addEventListener('abort', takeBack, { once: true });
    if (signal.aborted || controller.signal.aborted) takeBack();
    else gather();
    try {
      return await promise;
    } finally {
      open.delete(key);
      signal.removeEventListener('abort', takeBack);
    }
  }

  function notify(notification: McpNotification): void {
    // Whoever began the call: a request tells what its own client has asked for.
    if (follower !== undefined && isOfRequest(notification, follower.request)) {
      follower.request.notify(notification);
    }
  }

  async function run(): Promise<CallTurn> {
    const { signal } = controller;
    try {
      const answering = dialog.answer({ ...first, signal, notify, ask });
      return { kind: 'answered', answer: await untilAborted(answering, signal) };
    } finally {
      stopGathering();
      for (const { resolve } of open.values()) resolve(unanswered('The call is over.'));
      open.clear();
      onEnd();
    }
  }

  function begin(): Promise<CallTurn> {
    const running = run();
    // It may fail while nobody follows it.
    running.catch(() => undefined);
    return running;
  }

  return {
    async follow(request, client) {
      capabilities = client.capabilities;
      // Each request says anew what its client can be asked.
      for (const { method, params, resolve } of open.values()) {
        if (!mayBeAsked(capabilities, { method, params })) resolve(notAsked(method));
      }
      const { promise, resolve } = Promise.withResolvers<CallTurn>();
      follower = { request, client, tell: resolve };
      const abort = (): void => controller.abort(request.signal.reason);
      if (request.signal.aborted) abort();
      else request.signal.addEventListener('abort', abort, { once: true });
      outcome ??= begin();
      gather();
      try {
        return await Promise.race([outcome, promise]);
      } finally {
        request.signal.removeEventListener('abort', abort);
        follower = undefined;
        stopGathering();
      }
    },
    take(responses) {
      for (const [key, result] of responses) {
        open.get(key)?.resolve({ result });
        open.delete(key);
      }
    },
    cancel: (reason) => controller.abort(reason),
  };
}

function notAsked(method: string): McpAnswer {
  return { error: { code: mcpCodes.methodNotFound, message: `Method not found: ${method}` } };
}

function unanswered(message: string): McpAnswer {
  return { error: { code: mcpCodes.internalError, message } };
}
