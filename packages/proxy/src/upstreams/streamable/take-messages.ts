import { readMessage, type RpcAnswer } from '../session/read-message.js';
import type { StreamableContext } from './streamable-context.js';

export interface TakeMessagesOptions {
  /** Whose answer, or whose stream it is; undefined for a stream of announcements, which brings no answers. */
  readonly requestId: string | undefined;
  readonly context: Pick<StreamableContext, 'tell'>;
}

/**
 * Reads a text of one message, or of several in a list as older versions have it; hands on what is no answer and gives
 * the answer to the request. Answers to anything else are dropped. An error that names no request can only be about this one.
 */
export function takeMessages(
  text: string,
  { requestId, context }: TakeMessagesOptions,
): RpcAnswer | 'garbage' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\u{FEFF}') ? text.slice(1) : text);
  } catch {
    return 'garbage';
  }
  let answer: RpcAnswer | undefined;
  let isGarbage = false;
  for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const message = readMessage(item);
    if (!message) isGarbage = true;
    else if (message.kind === 'message') context.tell(message.message, requestId);
    else if (requestId !== undefined && (message.id === requestId || isNameless(message))) {
      answer ??= message;
    }
  }
  return answer ?? (isGarbage ? 'garbage' : undefined);
}

function isNameless({ id, error }: RpcAnswer): boolean {
  return id === null && error !== undefined;
}
