import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ProgramOptions, ProgramState } from './proxy-program.js';

const program = fileURLToPath(new URL('proxy-program.ts', import.meta.url));
const resolveTypescript = new URL('../../../../../.ci/resolve-typescript.mjs', import.meta.url);

/** A proxy in a process of its own. */
export interface ProxyProgram extends AsyncDisposable {
  readonly port: number;
  /** The end of all that it has written, which is its log. */
  readonly log: string;
  /** Hands over what it has written since it was asked last. */
  takeLog(): string;
  /** How it ended, where it has ended. */
  readonly end: string | undefined;
  look(): Promise<ProgramState>;
}

/** Milliseconds that it has to close. */
const patience = 20_000;
/** Characters of its log that are kept for whoever has to find out what went wrong. */
const keptLog = 20_000;

export async function startProxyProgram(options: ProgramOptions): Promise<ProxyProgram> {
  const child = fork(program, [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--import', resolveTypescript.href],
  });
  let log = '';
  let taken = '';
  let end: string | undefined;
  const write = (text: string): void => {
    taken += text;
    log = (log + text).slice(-keptLog);
  };
  child.stdout?.setEncoding('utf8').on('data', write);
  child.stderr?.setEncoding('utf8').on('data', write);
  const exited = once(child, 'exit').then(([code, signal]) => {
    end = `The process ended with ${String(code ?? signal)}.`;
    return end;
  });
  const answered = async <Value>(): Promise<Value> => {
    const message = once(child, 'message') as Promise<[Value]>;
    const first = await Promise.race([message, exited]);
    if (typeof first === 'string') throw new Error(`${first}\n${log}`);
    return first[0];
  };
  const { port } = await answered<{ readonly port: number }>();
  return {
    port,
    get log() {
      return log;
    },
    takeLog() {
      const text = taken;
      taken = '';
      return text;
    },
    get end() {
      return end;
    },
    look() {
      const state = answered<ProgramState>();
      child.send('look');
      return state;
    },
    async [Symbol.asyncDispose]() {
      if (end !== undefined) return;
      child.send('close');
      const deadline = setTimeout(() => child.kill('SIGKILL'), patience);
      const ended = await exited;
      clearTimeout(deadline);
      if (!ended.endsWith(' 0.')) throw new Error(`It did not close: ${ended}\n${log}`);
    },
  };
}
