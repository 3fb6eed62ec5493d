import { appCommand } from '../../test/interactive/app-command.js';
import { appEnvironment } from '../../test/interactive/app-environment.js';
import { createStage } from '../../test/interactive/create-stage.js';
import { median } from '../../test/interactive/median.js';
import { openTerminal } from '../../test/interactive/open-terminal.js';

/** Medians in milliseconds, each from the start of a process in a terminal. */
export interface FirstFrame {
  /** Until the first frame with the header is on the screen. */
  readonly frame: number;
  /** Until the connection that is open is on the screen. */
  readonly connection: number;
  /** Until `node` has written one word: what no program of it can be quicker than. */
  readonly node: number;
}

const nodeCommand = `'${process.execPath}' -e 'process.stdout.write("\\u001b[?2026lready\\u001b[?2026l")'`;

/** Starts the app and a program of Node that does nothing in turns, on a proxy that runs and has a connection. */
export async function measureFirstFrame({ rounds }: { rounds: number }): Promise<FirstFrame> {
  await using stage = await createStage({ isConnected: true });
  const env = appEnvironment(stage.bench);
  const size = { columns: 120, rows: 40 };
  const times = { frame: [] as number[], connection: [] as number[], node: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    using app = openTerminal({ command: appCommand, env, ...size });
    const frame = (await app.seen('NANDA')) - began;
    const connection = (await app.seen('● display')) - began;
    const begunNode = performance.now();
    using node = openTerminal({ command: nodeCommand, env, ...size });
    const bare = (await node.seen('ready')) - begunNode;
    if (round === 0) continue;
    times.frame.push(frame);
    times.connection.push(connection);
    times.node.push(bare);
  }
  return {
    frame: median(times.frame),
    connection: median(times.connection),
    node: median(times.node),
  };
}
