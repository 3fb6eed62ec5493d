import { connect } from 'node:net';

export interface SendBytesOptions {
  readonly port: number;
  /** Milliseconds without a word after which we hang up. */
  readonly quiet: number;
  /** Milliseconds that the proxy has to hang up as well. */
  readonly patience: number;
}

/** Sends pieces over a socket of its own, one after the other, and reads until the proxy is silent or hangs up. */
export function sendBytes(
  pieces: readonly Uint8Array[],
  { port, quiet, patience }: SendBytesOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    let silence: NodeJS.Timeout | undefined;
    const deadline = setTimeout(() => {
      socket.destroy();
      reject(new Error(`It did not let go within ${patience} ms: ${text.slice(0, 2000)}`));
    }, patience);
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.end(), quiet);
    };
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (piece: string) => {
      text += piece;
      listen();
    });
    // Hung up on in mid-word: what was said before that counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(deadline);
      clearTimeout(silence);
      resolve(text);
    });
    socket.on('connect', () => {
      const write = (index: number): void => {
        const piece = pieces[index];
        if (piece === undefined || socket.destroyed) listen();
        else socket.write(piece, () => setImmediate(write, index + 1));
      };
      write(0);
    });
  });
}
