import { senderLines, type RawBytes } from '../bytes/raw-requests.js';
import { sendBytes } from '../bytes/send-bytes.js';
import { putReferences } from '../requests/references.js';
import { checkAnswer, checkProgram } from './check-answer.js';
import type { Sender, World } from './world.js';

/** Milliseconds. */
const quiet = 40;
const patience = 20_000;

/** Sends bytes as somebody, and looks at what comes of them. @throws Error that names both */
export async function tryBytes(
  { bytes, cuts }: RawBytes,
  { world, sender }: { readonly world: World; readonly sender: Sender },
): Promise<string> {
  const own = Object.entries({ ...sender.headers, ...world.arrival() });
  const said = own.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const text = putReferences(bytes.toString('latin1'), { sender, world });
  const whole = Buffer.from(text.replaceAll(senderLines, said), 'latin1');
  const ends = [...cuts.map((cut) => Math.floor(cut * whole.length)), whole.length];
  const pieces = ends.map((end, index) => whole.subarray(ends[index - 1] ?? 0, end));
  const { port } = world;
  try {
    const told = await sendBytes(
      pieces.filter(({ length }) => length > 0),
      { port, quiet, patience },
    );
    for (const [, status = '', answer = ''] of told.matchAll(
      /HTTP\/1\.1 (\d{3}) ([^]*?)(?=HTTP\/1\.1 \d{3} |$)/g,
    )) {
      checkAnswer(
        { status: Number(status), head: '', text: answer },
        { world, sender, target: '' },
      );
    }
    checkAnswer({ status: 0, head: '', text: told }, { world, sender, target: '' });
    checkProgram(world);
    return told;
  } catch (error) {
    const shown = JSON.stringify(text.slice(0, 3000));
    throw new Error(`${(error as Error).message}\n${sender.name}: ${shown}`, { cause: error });
  }
}
