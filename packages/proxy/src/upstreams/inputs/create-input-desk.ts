import type { Root } from '@nanda/protocol';

import type { Logger } from '../../core/logger.js';
import type { McpAnswer, McpRequest } from '../../core/mcp-message.js';
import type { Aside } from '../announcements/create-aside.js';
import type { Redactor } from '../secrets/create-redactor.js';
import type { Calls, RunningCall } from '../session/create-calls.js';
import type { ServiceMessage, Wire } from '../session/wire.js';
import { createPause } from '../shared/create-pause.js';
import { answerWithoutCaller } from './answer-without-caller.js';
import { askCaller } from './ask-caller.js';
import { inputKindOf } from './input-kind-of.js';
import type { Introduction } from './introduction.js';
import { readInputParams } from './read-input-params.js';
import { relateToTask } from './relate-to-task.js';
import { relatedTaskOf } from './related-task-of.js';

export interface InputDeskOptions {
  readonly wire: Pick<Wire, 'respond'>;
  readonly calls: Calls;
  /** Who is asked outside of any call. */
  readonly aside: Pick<Aside, 'ask'>;
  /** What was declared. */
  readonly introduction: Pick<Introduction, 'kinds' | 'isExtended'>;
  /** Where roots are known beforehand, nobody is asked for them. */
  readonly roots?: readonly Root[] | undefined;
  readonly redactor: Redactor;
  readonly logger?: Logger | undefined;
}

/** Where the requests of a service of the older era are answered. */
export interface InputDesk {
  /** `origin` is the request in whose own stream it came. */
  take(message: ServiceMessage, origin: string | undefined): void;
  /** The service does not want the answer any more. */
  takeBack(requestId: unknown): void;
  close(): void;
}

const maximumOpen = 128;
/** In milliseconds. */
const moment = 250;
const methodNotFound: McpAnswer = { error: { code: -32_601, message: 'Method not found' } };
const tooMany: McpAnswer = {
  error: {
    code: -32_603,
    message: `Too many requests at once: ${maximumOpen} wait for their answers. Ask again when one of them is answered.`,
  },
};
const tooLarge: McpAnswer = { error: { code: -32_602, message: 'Too deep or too large' } };

/**
 * A request that names the task of a call, or came in the stream of one, belongs to it. Where all share one stream, it
 * belongs to the call that began last, and moves on a moment after that has ended first. One that belongs to none goes to whoever
 * listens beside the calls; with nobody there it is answered at once.
 */
export function createInputDesk(options: InputDeskOptions): InputDesk {
  const { wire, calls, aside, introduction, roots, redactor, logger } = options;
  const open = new Map<string | number, AbortController>();

  const respond = (id: string | number, answer: McpAnswer): void => {
    wire.respond(id, answer).catch((error: unknown) => {
      logger?.debug('An answer did not reach its service.', {
        fault: error instanceof Error ? error.name : 'unknown',
      });
    });
  };

  const ask = async (
    question: McpRequest,
    { origin }: { readonly origin: string | undefined },
  ): Promise<McpAnswer> => {
    const { method, params, signal } = question;
    const kind = inputKindOf(method);
    const task = relatedTaskOf(params);
    const find = (): RunningCall | undefined =>
      calls.findTask(task) ?? (origin === undefined ? undefined : calls.find(origin));
    if (task !== undefined || origin !== undefined) {
      // It may come in one piece with the answer that names the task first.
      if (task !== undefined && !find()) await aMoment(signal);
      const owner = find();
      const answer = await (owner ? askCaller(owner, question) : aside.ask(question));
      return answer ?? relateToTask(answerWithoutCaller(kind), { task });
    }
    let wasAsked = false;
    for (let call = calls.newest(); call && !signal.aborted; call = calls.newest()) {
      const answer = await askCaller(call, question);
      if (answer) return answer;
      wasAsked = true;
      // A service that learns only now that its call was cancelled takes it back.
      await aMoment(signal);
    }
    const answer = wasAsked ? undefined : await aside.ask(question);
    return answer ?? answerWithoutCaller(kind);
  };

  const answer = (
    { id, method, params }: ServiceMessage & { id: string | number },
    origin: string | undefined,
  ): McpAnswer | undefined => {
    if (method === 'ping') return { result: {} };
    const kind = inputKindOf(method);
    const isDeclared = kind === undefined ? introduction.isExtended : introduction.kinds.has(kind);
    if (!isDeclared) return methodNotFound;
    if (kind === 'roots' && roots) return answerWithoutCaller(kind, { roots });
    if (open.size >= maximumOpen) return tooMany;
    const asked = readInputParams(params, { redactor });
    if (!asked) return tooLarge;
    const takenBack = new AbortController();
    open.set(id, takenBack);
    void ask({ method, params: asked, signal: takenBack.signal }, { origin }).then((given) => {
      if (open.get(id) !== takenBack) return;
      open.delete(id);
      respond(id, given);
    });
    return undefined;
  };

  return {
    take: (message, origin) => {
      const { id } = message;
      // The answer to the first one of this id will be taken for the answer to both.
      if (id === undefined || open.has(id)) return;
      const known = answer({ ...message, id }, origin);
      if (known) respond(id, known);
    },
    takeBack: (requestId) => {
      if (typeof requestId !== 'string' && typeof requestId !== 'number') return;
      const takenBack = open.get(requestId);
      open.delete(requestId);
      takenBack?.abort();
    },
    close: () => {
      const waiting = [...open.values()];
      open.clear();
      for (const takenBack of waiting) takenBack.abort();
    },
  };
}

/** Cut short where the service takes its question back. */
async function aMoment(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const pause = createPause();
  signal.addEventListener('abort', pause.end, { once: true });
  await pause.wait(moment);
  signal.removeEventListener('abort', pause.end);
}
