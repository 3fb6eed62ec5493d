import {
  inputRequired,
  Server,
  type InputRequests,
  type InputRequiredResult,
  type McpRequestContext,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { InteropContext } from './interop-context.js';
import { noteUri } from './interop-resources.js';
import {
  interopCapabilities,
  interopInfo,
  interopMethods,
  type InteropService,
} from './interop-service.js';
import { questions, type Question } from './questions.js';

/** Thrown where the client has not answered yet: the call comes again with the answer. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly question: Question;

  constructor(question: Question) {
    super(`The client has not answered ${question} yet.`);
    this.question = question;
  }
}

/**
 * One server of `@modelcontextprotocol/server` 2.x: for one session of the older era, and for one request or one process of
 * the newer one. It asks as the newer era does; the SDK makes requests of that for clients of the older one.
 */
export function createSdk2Server(
  service: InteropService,
  { era = 'legacy' }: Partial<McpRequestContext> = {},
): Server {
  const server = new Server(interopInfo, { capabilities: interopCapabilities });
  for (const method of interopMethods) {
    server.setRequestHandler(method, async ({ params }, context) => {
      const answer = await answerOrAsk(() =>
        service.handlers[method]({ ...params }, contextOf(context)),
      );
      // The definition is checked where the clients read it, not by its types.
      return answer as never;
    });
  }
  let isSubscribed = era === 'modern';
  if (era === 'legacy') {
    server.setRequestHandler('resources/subscribe', ({ params }) => {
      isSubscribed = params.uri === noteUri;
      return {};
    });
    server.setRequestHandler('resources/unsubscribe', () => {
      isSubscribed = false;
      return {};
    });
  }
  const stop = service.onChange((change) => {
    const told =
      change === 'tools'
        ? server.sendToolListChanged()
        : isSubscribed && server.sendResourceUpdated({ uri: noteUri });
    // A client that has gone meanwhile has no use for it.
    if (told !== false) told.catch(() => undefined);
  });
  server.onclose = stop;
  return server;
}

async function answerOrAsk(
  run: () => Promise<Record<string, unknown>> | Record<string, unknown>,
): Promise<Record<string, unknown> | InputRequiredResult> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return inputRequired({ inputRequests: { [error.question]: requests()[error.question] } });
  }
}

function requests(): Record<Question, InputRequests[string]> {
  const { form, url, sampling } = structuredClone(questions) as unknown as {
    form: Parameters<typeof inputRequired.elicit>[0];
    url: Parameters<typeof inputRequired.elicitUrl>[0];
    sampling: Parameters<typeof inputRequired.createMessage>[0];
  };
  return {
    form: inputRequired.elicit(form),
    url: inputRequired.elicitUrl(url),
    sampling: inputRequired.createMessage(sampling),
    roots: inputRequired.listRoots(),
  };
}

function contextOf({ mcpReq }: ServerContext): InteropContext {
  return {
    signal: mcpReq.signal,
    async progress(progress, total) {
      const progressToken = mcpReq._meta?.progressToken;
      if (progressToken === undefined) return;
      await mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken, progress, total },
      });
    },
    log: (data) => mcpReq.log('info', data),
    async ask(question) {
      const answer = mcpReq.inputResponses?.[question];
      if (answer === undefined) throw new Unanswered(question);
      return answer;
    },
  };
}
