import {
  createDisplayServer,
  startHttpService,
  type HeldCall,
  type HttpService,
  type ProtocolEraName,
} from '@nanda/testing';
import { createWorkbench, type Workbench } from '../create-workbench.js';

/** A workbench with a service that gives a screen all that it has to show, and one that lets nobody in. */
export interface Stage extends AsyncDisposable {
  readonly bench: Workbench;
  readonly display: HttpService;
  /** Each call of `hold` so far. */
  readonly held: readonly HeldCall[];
}

export interface StageOptions {
  /** Whether there is a connection to `display` already. */
  readonly isConnected: boolean;
  /** Of `display`. @default both */
  readonly eras?: readonly ProtocolEraName[];
}

export async function createStage({
  isConnected,
  eras = ['legacy', 'modern'],
}: StageOptions): Promise<Stage> {
  const held: HeldCall[] = [];
  const createServer = () => createDisplayServer({ onHold: (call) => held.push(call) });
  const display = await startHttpService({ createServer, eras });
  const locked = await startHttpService({
    createServer,
    requireHeaders: { 'x-api-key': 'a-secret-that-nobody-may-read' },
  });
  const bench = await createWorkbench();
  const stage: Stage = {
    bench,
    display,
    held,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await Promise.all([display.close(), locked.close()]);
    },
  };
  try {
    await run(bench, ['servers', 'add', 'display', display.url]);
    await run(bench, ['servers', 'add', 'locked', locked.url]);
    if (isConnected) await run(bench, ['connect', 'display']);
    return stage;
  } catch (error) {
    await stage[Symbol.asyncDispose]();
    throw error;
  }
}

async function run(bench: Workbench, words: readonly string[]): Promise<void> {
  const { code, stderr } = await bench.nanda(words);
  if (code !== 0) throw new Error(`nanda ${words.join(' ')}: ${stderr}`);
}
