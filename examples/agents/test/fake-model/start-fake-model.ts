import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { createAnthropicApi } from './anthropic-api.ts';
import { faultOfTool } from './fault-of-tool.ts';
import type { ModelAnswer, ModelRequest } from './model-request.ts';
import { readOpenAIRequest, streamOpenAIAnswer, writeOpenAIAnswer } from './open-ai-api.ts';
import { readResponsesRequest, writeResponsesAnswer } from './responses-api.ts';
import type { WantedCall } from './wanted-call.ts';

/** A model on this machine that says what it is told to. */
export interface FakeModel extends AsyncDisposable {
  /** Without `/v1`. */
  readonly url: string;
  /** What it was asked, in order. */
  readonly requests: readonly ModelRequest[];
}

/**
 * Starts a model that speaks OpenAI's chat completions and responses, and Anthropic's messages. In its first turns it asks for
 * the calls of `turns`; then it repeats what came of the last ones. Tools that a real API would refuse, and
 * results that answer none of its calls, are refused with a 400.
 */
export async function startFakeModel({
  turns,
}: {
  readonly turns: readonly (readonly WantedCall[])[];
}): Promise<FakeModel> {
  const requests: ModelRequest[] = [];
  const anthropic = createAnthropicApi();
  const server = createServer((request, response) => {
    void answer(request)
      .catch((error: unknown) => ({ status: 400, body: { error: { message: String(error) } } }))
      .then(({ status, body }) => {
        const isStream = typeof body === 'string';
        response.statusCode = status;
        response.setHeader('content-type', isStream ? 'text/event-stream' : 'application/json');
        response.end(isStream ? body : JSON.stringify(body));
      });
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const body = JSON.parse(await readText(request)) as unknown;
    if (request.url?.startsWith('/v1/messages') === true) {
      const [asked, conversation] = anthropic.read(body);
      return { status: 200, body: anthropic.write(think(asked), conversation) };
    }
    if (request.url === '/v1/responses') {
      return { status: 200, body: writeResponsesAnswer(think(readResponsesRequest(body))) };
    }
    const asked = readOpenAIRequest(body);
    const said = think(asked);
    return {
      status: 200,
      body: asked.isStream ? streamOpenAIAnswer(said) : writeOpenAIAnswer(said),
    };
  }

  function think(asked: ModelRequest): ModelAnswer {
    requests.push(asked);
    const { tools, turn, results } = asked;
    if (tools.length === 0) throw new Error('No tools.');
    for (const tool of tools) {
      const fault = faultOfTool(tool);
      if (fault !== undefined) throw new Error(`Invalid tool: ${fault}`);
    }
    if (new Set(tools.map(({ name }) => name)).size < tools.length) throw new Error('Same name.');
    const wanted =
      turn === 0 ? [] : (turns[turn - 1] ?? []).map((_, index) => idOf(turn - 1, index));
    const answered = results.map(({ callId }) => callId);
    if (wanted.toSorted().join() !== answered.toSorted().join()) {
      throw new Error(`Asked for ${wanted.join()}, was given ${answered.join()}.`);
    }
    const calls = (turns[turn] ?? []).map(({ name, arguments: given }, index) => ({
      id: idOf(turn, index),
      name,
      argumentsText: typeof given === 'string' ? given : JSON.stringify(given),
    }));
    const text = calls.length > 0 ? '' : results.map((result) => result.text).join('\n');
    return { calls, text };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function idOf(turn: number, index: number): string {
  return `call_${turn}_${index}`;
}
