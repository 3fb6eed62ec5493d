import { connect } from 'node:net';
import { RealtimeServerMessageSchema } from '@nanda/protocol';
import { encodeFrame } from '../bytes/encode-frame.js';
import { readFrames, type ReadFrames } from '../bytes/read-frames.js';
import type { Frame, Frames } from '../bytes/web-socket-frames.js';
import { putReferences } from '../requests/references.js';
import { checkAnswer, checkProgram } from './check-answer.js';
import type { Sender, World } from './world.js';

/** Milliseconds. */
const quiet = 60;
const patience = 20_000;

const last: Frame = {
  opcode: 1,
  isLast: true,
  reserved: 0,
  isMasked: true,
  payload: Buffer.from('{"type":"ping","id":"the last"}'),
  surplus: 0,
};
/** A socket that is closed for what came over it; 1011 would be for what nobody thought of. */
const closeCodes = new Set([1000, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1013]);
/** Another socket has gone on with its session. */
const takenOver = 4001;

/** Sends frames over a socket, and looks at what comes of them. @throws Error that names both */
export async function tryFrames(
  { frames, areSound }: Frames,
  { world, sender }: { readonly world: World; readonly sender: Sender },
): Promise<ReadFrames> {
  const sent = frames.map((frame) => {
    const text = putReferences(frame.payload.toString('latin1'), { sender, world });
    return { ...frame, payload: Buffer.from(text, 'latin1') };
  });
  try {
    const read = await talk([...sent, last], { world, sender });
    for (const text of read.texts) {
      checkAnswer({ status: 0, head: '', text }, { world, sender, target: '' });
      RealtimeServerMessageSchema.parse(JSON.parse(text));
    }
    const { closeCode } = read;
    const isTakenOver = closeCode === takenOver;
    if (closeCode !== undefined && !isTakenOver && !closeCodes.has(closeCode)) {
      throw new Error(`It closed with ${closeCode}.`);
    }
    if (areSound && !isTakenOver && !read.texts.some(isPong)) {
      throw new Error('It did not answer any more.');
    }
    checkProgram(world);
    return read;
  } catch (error) {
    const shown = sent.map(({ payload, ...frame }) => ({
      ...frame,
      payload: payload.toString('latin1').slice(0, 1000),
    }));
    throw new Error(`${(error as Error).message}\n${sender.name}: ${JSON.stringify(shown)}`, {
      cause: error,
    });
  }
}

function isPong(text: string): boolean {
  return text.includes('"pong"') && text.includes('"the last"');
}

/** Opens a socket, sends, and reads until the last one is answered, or the proxy is silent or hangs up. */
function talk(
  frames: readonly Frame[],
  { world, sender }: { readonly world: World; readonly sender: Sender },
): Promise<ReadFrames> {
  const fields = Object.entries({ ...sender.headers, ...world.arrival() });
  const head = [
    'GET /v2/ws HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...fields.map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect({ port: world.port, host: '127.0.0.1' });
    let bytes: Buffer = Buffer.alloc(0);
    let isOpen = false;
    let silence: NodeJS.Timeout | undefined;
    const deadline = setTimeout(() => {
      socket.destroy();
      reject(new Error(`It did not let go within ${patience} ms.`));
    }, patience);
    const listen = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.end(), quiet);
    };
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(deadline);
      clearTimeout(silence);
      if (isOpen) resolve(readFrames(bytes));
      else reject(new Error(`No socket: ${bytes.toString('latin1')}`));
    });
    socket.on('data', (piece: Buffer) => {
      bytes = Buffer.concat([bytes, piece]);
      if (!isOpen) {
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0 || !bytes.toString('latin1').startsWith('HTTP/1.1 101 ')) return;
        isOpen = true;
        bytes = bytes.subarray(end + 4);
        socket.write(Buffer.concat(frames.map(encodeFrame)));
      }
      // Whoever is answered may still be told of what was begun before.
      listen();
    });
    socket.write(`${head}\r\n\r\n`);
  });
}
