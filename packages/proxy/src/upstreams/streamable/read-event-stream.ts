import type { IncomingMessage } from 'node:http';

import { createParser } from 'eventsource-parser';

import { gatherLines } from '../shared/gather-lines.js';

/** Why there is nothing more to read. */
export type StreamEnd = 'ended' | 'broken' | 'too-large';

export interface ReadEventStreamOptions {
  /** Of one event, as far as it is held. */
  readonly maximumBytes: number;
  /** Right before the event that carries it; also where that has no data. */
  readonly onId: (id: string) => void;
  /** The data of a message; never empty. */
  readonly onMessage: (data: string) => void;
  /** Milliseconds after which the service wants to be asked again. */
  readonly onRetry: (milliseconds: number) => void;
  /** Something came, if only a sign of life. */
  readonly onLife?: () => void;
}

/** An id that is longer than this is not remembered. */
const maximumId = 1024;

/** Reads an event stream to its end. Never rejects; calls nothing any more once it has settled. */
export function readEventStream(
  response: IncomingMessage,
  { maximumBytes, onId, onMessage, onRetry, onLife }: ReadEventStreamOptions,
): Promise<StreamEnd> {
  return new Promise((resolve) => {
    let isOver = false;
    const finish = (end: StreamEnd): void => {
      if (isOver) return;
      isOver = true;
      resolve(end);
    };
    const refuse = (): void => {
      finish('too-large');
      response.destroy();
    };
    const parser = createParser({
      maxBufferSize: maximumBytes,
      onId: (id) => {
        if (id.length <= maximumId) onId(id);
      },
      onEvent: ({ event, data }) => {
        const isMessage = event === undefined || event === 'message';
        if (isOver || !isMessage || data === '') return;
        if (isLarger(data, maximumBytes)) refuse();
        else onMessage(data);
      },
      onRetry,
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') refuse();
      },
    });
    const push = gatherLines({
      maximumBytes,
      acceptsReturns: true,
      onLines: parser.feed,
      onExcess: refuse,
    });
    response.on('data', (chunk: Buffer) => {
      if (isOver) return;
      onLife?.();
      push(chunk);
    });
    response.on('end', () => finish('ended'));
    response.on('error', () => finish('broken'));
    response.on('close', () => finish('broken'));
  });
}

/** UTF-8 needs one to three bytes for each unit of a text, so that most texts need not be counted. */
function isLarger(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}
