import { createParser } from 'eventsource-parser';

import { readMessage } from '../session/read-message.js';

export interface ReadStreamAnswerOptions {
  readonly requestId: string | number;
  /** Of one event. */
  readonly maximumBytes: number;
}

/** `lost`: the stream ended before it. */
export type StreamAnswer = { readonly text: string } | 'lost' | 'too-large';

/** The text of the message in an event stream that answers a request; lets go of the stream then. */
export async function readStreamAnswer(
  body: ReadableStream<Uint8Array>,
  { requestId, maximumBytes }: ReadStreamAnswerOptions,
): Promise<StreamAnswer> {
  let answer: StreamAnswer | undefined;
  const parser = createParser({
    maxBufferSize: maximumBytes,
    onEvent: ({ data }) => {
      if (isAnswer(data, requestId)) answer ??= { text: data };
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') answer ??= 'too-large';
    },
  });
  const decoder = new TextDecoder();
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      parser.feed(decoder.decode(value, { stream: true }));
      if (answer !== undefined) break;
    }
  } catch {
    // A stream that breaks off is one that ended.
  }
  await reader.cancel().catch(() => undefined);
  return answer ?? 'lost';
}

function isAnswer(data: string, requestId: string | number): boolean {
  try {
    const message = readMessage(JSON.parse(data));
    return message?.kind === 'answer' && message.id === requestId;
  } catch {
    return false;
  }
}
