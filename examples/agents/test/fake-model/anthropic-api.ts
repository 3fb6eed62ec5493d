import type { ModelAnswer, ModelRequest, ReceivedResult } from './model-request.ts';

type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly source: { readonly media_type: string } }
  | {
      readonly type: 'tool_result';
      readonly tool_use_id: string;
      readonly content?: string | readonly Block[];
      readonly is_error?: boolean;
    };

interface Message {
  readonly role: string;
  readonly content: string | readonly Block[];
}

interface Body {
  readonly tools?: readonly {
    readonly name: unknown;
    readonly description: unknown;
    readonly input_schema: unknown;
  }[];
  readonly messages: readonly Message[];
  /** With `continue` only what is new is sent, and no tools. */
  readonly thread?: { readonly type: string; readonly previous_message_id?: string };
}

/** Anthropic's messages, with the threads that its tool runner keeps on the server. */
export function createAnthropicApi() {
  const threads = new Map<string, Body>();
  return {
    /** Reads a request. The second value is what the answer continues. */
    read(body: unknown): [ModelRequest, Body] {
      const { thread, ...sent } = body as Body;
      const known = threads.get(thread?.previous_message_id ?? '');
      if (thread?.type === 'continue' && known === undefined) throw new Error('No such thread.');
      const whole =
        known === undefined ? sent : { ...known, messages: [...known.messages, ...sent.messages] };
      return [readRequest(whole), whole];
    },
    /** Writes an answer, and keeps the conversation. */
    write(answer: ModelAnswer, conversation: Body): unknown {
      const id = `message-${threads.size + 1}`;
      const content = [...messageContent(answer)];
      const said = { role: 'assistant', content: content as unknown as Block[] };
      threads.set(id, { ...conversation, messages: [...conversation.messages, said] });
      return {
        id,
        type: 'message',
        role: 'assistant',
        model: 'fake',
        content,
        stop_reason: answer.calls.length > 0 ? 'tool_use' : 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 1, output_tokens: 1 },
      };
    },
  };
}

function readRequest({ messages, tools = [] }: Body): ModelRequest {
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  return {
    tools: tools.map(({ name, description, input_schema: schema }) => ({
      name,
      description,
      schema,
    })),
    turn: messages.filter(({ role }) => role === 'assistant').length,
    results: messages
      .slice(last + 1)
      .flatMap(({ content }) => (typeof content === 'string' ? [] : content))
      .flatMap((block): ReceivedResult[] => {
        if (block.type !== 'tool_result') return [];
        const { tool_use_id: callId, content = [], is_error: isError = false } = block;
        const parts =
          typeof content === 'string' ? [{ type: 'text', text: content } as const] : content;
        return [
          {
            callId,
            text: parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n'),
            pictures: parts.flatMap((part) =>
              part.type === 'image' ? [part.source.media_type] : [],
            ),
            isError,
          },
        ];
      }),
    isStream: false,
  };
}

function messageContent({ calls, text }: ModelAnswer): object[] {
  return [
    ...(text === '' ? [] : [{ type: 'text', text }]),
    ...calls.map(({ id, name, argumentsText }) => ({
      type: 'tool_use',
      id,
      name,
      input: JSON.parse(argumentsText) as unknown,
    })),
  ];
}
