import type { ModelAnswer, ModelRequest } from './model-request.ts';

type Item =
  | { readonly type?: 'message'; readonly role: string; readonly content: unknown }
  | { readonly type: 'function_call'; readonly call_id: string }
  | { readonly type: 'function_call_output'; readonly call_id: string; readonly output: string };

interface Body {
  readonly tools?: readonly {
    readonly name: unknown;
    readonly description: unknown;
    readonly parameters: unknown;
    readonly strict: unknown;
  }[];
  readonly input: readonly Item[];
}

/** Reads a request of OpenAI's responses, with the whole conversation as its input. */
export function readResponsesRequest(body: unknown): ModelRequest {
  const { input, tools = [] } = body as Body;
  if (tools.some(({ strict }) => strict !== false)) throw new Error('Strict by default.');
  const turnOf = ({ call_id: id }: { call_id: string }): number => Number(id.split('_')[1]);
  const turns = input.flatMap((item) => (item.type === 'function_call' ? [turnOf(item)] : []));
  const turn = Math.max(-1, ...turns) + 1;
  return {
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      schema: parameters,
    })),
    turn,
    results: input.flatMap((item) =>
      item.type === 'function_call_output' && turnOf(item) === turn - 1
        ? [{ callId: item.call_id, text: item.output, pictures: [], isError: false }]
        : [],
    ),
    isStream: false,
  };
}

/** An answer of OpenAI's responses. */
export function writeResponsesAnswer({ calls, text }: ModelAnswer): unknown {
  const message = {
    type: 'message',
    id: 'message-1',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const functionCalls = calls.map(({ id, name, argumentsText }) => ({
    type: 'function_call',
    id: `item-${id}`,
    call_id: id,
    name,
    arguments: argumentsText,
    status: 'completed',
  }));
  return {
    id: 'response-1',
    object: 'response',
    created_at: 1,
    model: 'fake',
    status: 'completed',
    output: calls.length > 0 ? functionCalls : [message],
  };
}
