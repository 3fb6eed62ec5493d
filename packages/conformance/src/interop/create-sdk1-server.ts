import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  ReadResourceRequestSchema,
  ResultSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
  type ServerNotification,
  type ServerRequest,
} from '@modelcontextprotocol/sdk/types.js';
import type { InteropContext } from './interop-context.js';
import { noteUri } from './interop-resources.js';
import {
  interopCapabilities,
  interopInfo,
  interopMethods,
  type InteropService,
} from './interop-service.js';
import { questions } from './questions.js';

const schemas = {
  'tools/list': ListToolsRequestSchema,
  'tools/call': CallToolRequestSchema,
  'resources/list': ListResourcesRequestSchema,
  'resources/templates/list': ListResourceTemplatesRequestSchema,
  'resources/read': ReadResourceRequestSchema,
  'prompts/list': ListPromptsRequestSchema,
  'prompts/get': GetPromptRequestSchema,
  'completion/complete': CompleteRequestSchema,
} as const;

/** One server of `@modelcontextprotocol/sdk` 1.x: for one session. */
export function createSdk1Server(service: InteropService): Server {
  const server = new Server(interopInfo, { capabilities: interopCapabilities });
  for (const method of interopMethods) {
    server.setRequestHandler(schemas[method], async ({ params }, extra) =>
      service.handlers[method]({ ...params }, contextOf(extra)),
    );
  }
  let isSubscribed = false;
  server.setRequestHandler(SubscribeRequestSchema, ({ params }) => {
    isSubscribed = params.uri === noteUri;
    return {};
  });
  server.setRequestHandler(UnsubscribeRequestSchema, () => {
    isSubscribed = false;
    return {};
  });
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

function contextOf({
  signal,
  _meta,
  sendNotification,
  sendRequest,
}: RequestHandlerExtra<ServerRequest, ServerNotification>): InteropContext {
  return {
    signal,
    async progress(progress, total) {
      if (_meta?.progressToken === undefined) return;
      const params = { progressToken: _meta.progressToken, progress, total };
      await sendNotification({ method: 'notifications/progress', params });
    },
    // With the request: what `server.sendLoggingMessage` says goes over another stream, and may come after the result.
    log: (data) =>
      sendNotification({ method: 'notifications/message', params: { level: 'info', data } }),
    ask: (question) => sendRequest(requestOf(question), ResultSchema),
  };
}

function requestOf(question: keyof typeof questions): ServerRequest {
  // The SDK's types want arrays that can be written to.
  const params = structuredClone(questions[question]) as Record<string, unknown>;
  const request =
    question === 'roots'
      ? { method: 'roots/list' }
      : question === 'sampling'
        ? { method: 'sampling/createMessage', params }
        : {
            method: 'elicitation/create',
            params: {
              ...params,
              mode: question,
              ...(question === 'url' && { elicitationId: 'e1' }),
            },
          };
  return request as ServerRequest;
}
