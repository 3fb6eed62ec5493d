import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { waitFor } from '@nanda/testing';
import { afterEach, expect, test } from 'vitest';
import type { McpReply } from '../mcp/mcp-reply.js';
import { sendReply } from './send-reply.js';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers every request so. */
async function serve(reply: McpReply): Promise<number> {
  const made = createServer((_, response) => void sendReply(response, reply, { fields: {} }));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return (made.address() as AddressInfo).port;
}

/** A stream that goes on for ever, and how often it was asked for more. */
function endless(piece: Uint8Array) {
  const seen = { pulls: 0, isLeft: false };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      seen.pulls += 1;
      // Nothing comes after the first piece where it is empty.
      if (piece.length === 0) await new Promise(() => undefined);
      controller.enqueue(piece);
    },
    cancel() {
      seen.isLeft = true;
    },
  });
  return { seen, reply: new Response(body, { headers: { 'content-type': 'text/event-stream' } }) };
}

test('a document that has no body says so', async () => {
  const port = await serve({ status: 202, headers: { a: 'b' } });
  const answer = await fetch(`http://127.0.0.1:${port}`);
  expect(answer.status).toBe(202);
  expect(Object.fromEntries(answer.headers)).toMatchObject({ a: 'b', 'content-length': '0' });
});

test.each([
  ['nothing comes', 0],
  ['it does not read', 64 * 1024],
])('a stream is let go of when its reader goes away while %s', async (_, size) => {
  const { seen, reply } = endless(new Uint8Array(size));
  const port = await serve(reply);
  let pulls = -1;
  const socket = connect(port, '127.0.0.1', () =>
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'),
  );
  await new Promise<void>((resolve) => socket.once('readable', resolve));
  // No more is taken than there is room for.
  const isHeld = async (): Promise<boolean> => {
    const before = pulls;
    pulls = seen.pulls;
    return before === pulls;
  };
  await waitFor(isHeld, { description: 'the stream to wait for its reader' });
  expect(seen.isLeft).toBe(false);
  socket.destroy();
  await waitFor(async () => seen.isLeft, { description: 'the stream to be let go of' });
});
