import type { ModelAnswer, ModelRequest, ReceivedResult } from './model-request.ts';

interface Body {
  readonly stream?: boolean;
  readonly tools?: readonly {
    readonly function: {
      readonly name: unknown;
      readonly description: unknown;
      readonly parameters: unknown;
    };
  }[];
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | readonly { readonly type: string; readonly text?: string }[];
    readonly tool_call_id?: string;
  }[];
}

/** Reads a request of OpenAI's chat completions. */
export function readOpenAIRequest(body: unknown): ModelRequest {
  const { messages, tools = [], stream = false } = body as Body;
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  return {
    tools: tools.map(({ function: { name, description, parameters } }) => ({
      name,
      description,
      schema: parameters,
    })),
    turn: messages.filter(({ role }) => role === 'assistant').length,
    results: messages
      .slice(last + 1)
      .filter(({ role }) => role === 'tool')
      .map(({ content, tool_call_id: callId = '' }): ReceivedResult => {
        const text =
          typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('\n');
        return { callId, text, pictures: [], isError: false };
      }),
    isStream: stream,
  };
}

/** An answer of OpenAI's chat completions. */
export function writeOpenAIAnswer({ calls, text }: ModelAnswer): unknown {
  return {
    ...head,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text === '' ? null : text, ...toolCalls(calls) },
        finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

/** The same as a stream of events: the text and the arguments in pieces. */
export function streamOpenAIAnswer({ calls, text }: ModelAnswer): string {
  const deltas: unknown[] = [{ role: 'assistant', content: '' }];
  for (const piece of inPieces(text)) deltas.push({ content: piece });
  for (const [index, { id, name, argumentsText }] of calls.entries()) {
    const start = { index, id, type: 'function', function: { name, arguments: '' } };
    deltas.push({ tool_calls: [start] });
    for (const piece of inPieces(argumentsText)) {
      deltas.push({ tool_calls: [{ index, function: { arguments: piece } }] });
    }
  }
  const chunks = [
    ...deltas.map((delta) => ({ index: 0, delta, finish_reason: null })),
    { index: 0, delta: {}, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' },
  ].map((choice) => ({ ...head, object: 'chat.completion.chunk', choices: [choice] }));
  return [...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]']
    .map((data) => `data: ${data}\n\n`)
    .join('');
}

const head = { id: 'completion-1', created: 1, model: 'fake' };

function toolCalls(calls: ModelAnswer['calls']): object {
  if (calls.length === 0) return {};
  return {
    tool_calls: calls.map(({ id, name, argumentsText }) => ({
      id,
      type: 'function',
      function: { name, arguments: argumentsText },
    })),
  };
}

function inPieces(text: string): string[] {
  return text.match(/.{1,7}/gsu) ?? [];
}
