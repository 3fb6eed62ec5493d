import type { IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { Output } from '../output/output.js';

/** Shows server-sent events as they come: the lines of the stream, or for data the content of each as a document. */
export async function showEvents(
  response: IncomingMessage,
  { output, write }: { readonly output: Output; readonly write: (text: string) => void },
): Promise<void> {
  const parser = createParser({
    onEvent: ({ data }) => output.document(readJson(data), { oneLine: true }),
  });
  response.setEncoding('utf8');
  for await (const text of response as AsyncIterable<string>) {
    if (output.json) parser.feed(text);
    else write(output.clean(text));
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
