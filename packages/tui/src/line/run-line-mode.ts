import { sanitizeLine } from '@nanda/terminal';
import { hideTypedSecrets } from '../prompt/hide-typed-secrets.js';
import type { SessionEvent } from '../session/session-event.js';
import type { Session } from '../session/session.js';
import { judgeLines, noLines } from './judge-lines.js';
import type { LineSource } from './line-source.js';
import { readLineKind } from './read-line-kind.js';
import { tellProgress } from './tell-progress.js';

const interruptedExitCode = 130;

/** Options of {@link runLineMode}. */
export interface RunLineModeOptions {
  session: Session;
  lines: LineSource;
  /** Results. */
  stdout: NodeJS.WritableStream & { isTTY?: boolean };
  /** Everything else: errors with their way out, what is asked, how far something is. */
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  /** Whether a script goes on after a line that failed. Default false. */
  keepGoing?: boolean | undefined;
  /** Aborting it cancels the running command and ends the session. */
  signal?: AbortSignal | undefined;
  /** Tells of every Ctrl-C, until the function that it gives is called. */
  onInterrupt?: ((listener: () => void) => () => void) | undefined;
}

/**
 * Runs the session line by line, with nothing on standard output but results: for pipes, scripts, dumb terminals and
 * screen readers. A failing line ends a script; piped lines and typed ones go on.
 *
 * Gives the exit code of the first line that failed, or 0; 130 where a script or a pipe was interrupted before its end.
 */
export async function runLineMode(options: RunLineModeOptions): Promise<number> {
  const { session, lines, stdout, stderr, keepGoing = false, signal, onInterrupt } = options;
  const isTyped = lines.kind === 'terminal';
  const policy = { endsAtFailure: lines.kind === 'script' && !keepGoing };
  // Where the results go into a file, the prompt does not.
  const prompt = stdout.isTTY === true ? stdout : stderr;
  let judgement = noLines;
  const stopping = new AbortController();
  /** Of what no line is to blame for. */
  let ownCode = 0;
  let interrupts = 0;
  let number = 0;

  const stop = () => {
    stopping.abort();
    session.cancel();
    lines.close();
  };
  // Somebody at a terminal may leave so; of a script or a pipe the rest is missing.
  const breakOff = () => {
    if (!isTyped && ownCode === 0) ownCode = interruptedExitCode;
    stop();
  };
  const interrupt = () => {
    interrupts += 1;
    if (!isTyped || interrupts > 1) breakOff();
    else if (session.state.tasks.length > 0) session.cancel();
    else prompt.write('\nCtrl-C again, or quit, to leave\n> ');
  };
  // Whoever read the output has gone away: there is nobody left to tell, and that is no failure.
  const onOutputError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && ownCode === 0) ownCode = 1;
    stop();
  };
  const onErrorsLost = () => undefined;
  const unsubscribe = session.subscribe((event) => write(event, { stdout, stderr }));
  const endTelling =
    stderr.isTTY === true
      ? tellProgress(session, { say: (sentence) => stderr.write(`${sentence}\n`) })
      : undefined;
  const endInterrupts = onInterrupt?.(interrupt);
  stdout.on('error', onOutputError);
  stderr.on('error', onErrorsLost);
  signal?.addEventListener('abort', breakOff, { once: true });
  if (signal?.aborted === true) breakOff();
  try {
    while (!stopping.signal.aborted && !judgement.hasEnded && !session.state.hasQuit) {
      if (isTyped) prompt.write('> ');
      const line = await lines.next();
      if (line === undefined) {
        if (isTyped) prompt.write('\n');
        break;
      }
      number += 1;
      interrupts = 0;
      const kind = readLineKind(line);
      judgement = judgeLines(judgement, { type: 'given', kind }, policy);
      if (!judgement.hasEnded) {
        const exitCode = await session.submit(line);
        judgement = judgeLines(judgement, { type: 'carried-out', kind, exitCode }, policy);
      }
      if (judgement.hasEnded) {
        stderr.write(`Ended at line ${number}: ${sanitizeLine(hideTypedSecrets(line.trim()))}\n`);
      }
    }
    judgement = judgeLines(judgement, { type: 'no-more' }, policy);
    await flush(stdout);
  } finally {
    lines.close();
    unsubscribe();
    endTelling?.();
    endInterrupts?.();
    stdout.off('error', onOutputError);
    stderr.off('error', onErrorsLost);
    signal?.removeEventListener('abort', breakOff);
  }
  return judgement.exitCode === 0 ? ownCode : judgement.exitCode;
}

function write(
  event: SessionEvent,
  { stdout, stderr }: Pick<RunLineModeOptions, 'stdout' | 'stderr'>,
): void {
  if (event.type !== 'printed') return;
  const textOf = (isWanted: (kind: string) => boolean) =>
    event.lines.flatMap(({ kind, text }) => (isWanted(kind) ? `${text}\n` : [])).join('');
  // One command prints one kind at a time: their order is not changed.
  const output = textOf((kind) => kind === 'output');
  const notes = textOf((kind) => kind === 'error' || kind === 'hint');
  if (output !== '') stdout.write(output);
  if (notes !== '') stderr.write(notes);
}

// Waits until everything before is written, so that a failure of it is still ours to hear. A failed
// write tells its callback one turn before it tells its listeners.
async function flush(stream: NodeJS.WritableStream): Promise<void> {
  await new Promise<void>((resolve) => stream.write('', () => setImmediate(resolve)));
}
