import { connect, type Socket } from 'node:net';

/** A client that speaks HTTP by hand. Whoever opens it destroys its socket. */
export interface RawClient {
  readonly socket: Socket;
  /** All that came. */
  readonly text: string;
  readonly isClosed: boolean;
}

/** Opens a socket and writes a text, which may be all that ever comes, or the beginning of it. */
export function openRaw(url: string, text: string): RawClient {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  let isClosed = false;
  socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
  socket.on('error', () => undefined).on('close', () => (isClosed = true));
  if (text !== '') socket.write(text);
  return {
    socket,
    get text() {
      return received;
    },
    get isClosed() {
      return isClosed;
    },
  };
}
