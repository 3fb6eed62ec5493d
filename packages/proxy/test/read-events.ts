import { EventSourceParserStream } from 'eventsource-parser/stream';

export interface ReadEvent<Data> {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: Data;
}

/** Reads a stream of server-sent events to its end, or as many as are wanted and then lets go of it. */
export async function readEvents<Data = unknown>(
  answer: Response,
  { most = Infinity }: { readonly most?: number } = {},
): Promise<ReadEvent<Data>[]> {
  if (answer.body === null || !answer.ok) throw new Error(`No stream: ${await answer.text()}`);
  const read: ReadEvent<Data>[] = [];
  const events = answer.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { id, event, data } of events) {
    read.push({ id, event, data: JSON.parse(data) as Data });
    if (read.length >= most) break;
  }
  return read;
}
