import { backgroundOfColor } from './background-of-color.js';
import { backgroundOfEnvironment } from './background-of-environment.js';
import type { Background } from './background.js';
import { createAnswerReader } from './create-answer-reader.js';
import { dropLateAnswers } from './drop-late-answers.js';
import type { Environment } from './environment.js';
import type { TerminalInput } from './terminal-input.js';

/** Asks for the background (OSC 11), and then for something that nearly every terminal answers (DA1). */
const question = '\u001b]11;?\u001b\\\u001b[c';

/** What {@link queryBackground} asks, and how long it waits. */
export interface QueryBackgroundOptions<Input extends TerminalInput> {
  stdin: Input;
  stdout: { isTTY?: boolean; write(text: string): unknown };
  env: Environment;
  /** Longest wait, in milliseconds. Default 100. */
  timeout?: number;
}

/** What {@link queryBackground} found. */
export interface BackgroundAnswer<Input> {
  background: Background | undefined;
  /**
   * What has to be read from now on: the same standard input, without answers that come too late. All
   * that was typed meanwhile is in it.
   */
  stdin: Input;
}

/**
 * Asks a terminal whether its background is dark or light; `COLORFGBG` counts where it does not say.
 *
 * Nobody else may read standard input before it has ended. A terminal is in raw mode ({@link inRawMode}): else the answer would
 * be shown, and wait for Enter.
 */
export async function queryBackground<Input extends TerminalInput>(
  options: QueryBackgroundOptions<Input>,
): Promise<BackgroundAnswer<Input>> {
  const { stdin, stdout, env, timeout = 100 } = options;
  const known = backgroundOfEnvironment(env);
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true && env['TERM'] !== 'dumb';
  if (!isTerminal || stdin.isRaw !== true) return { background: known, stdin };

  let reader = createAnswerReader();
  let came = '';
  let typed = '';
  let hasEnded = false;
  await new Promise<void>((resolve) => {
    // What came while the process was busy is read in the turn after the timer's.
    const timer = setTimeout(() => setImmediate(end), timeout);
    stdin.on('readable', take);
    stdin.once('end', fail);
    stdin.once('error', fail);
    stdout.write(question);

    function take(): void {
      for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) {
        came += Buffer.from(chunk).toString('latin1');
      }
      // Read as a whole each time: here nobody waits for a key, so an answer may come in any pieces.
      reader = createAnswerReader();
      typed = reader.push(came);
      if (reader.answers.isComplete) end();
    }

    function fail(): void {
      hasEnded = true;
      end();
    }

    function end(): void {
      clearTimeout(timer);
      stdin.off('readable', take);
      stdin.off('end', fail);
      stdin.off('error', fail);
      resolve();
    }
  });
  if (typed !== '' && !hasEnded) giveBack(stdin, Buffer.from(typed, 'latin1'));
  const { color, isComplete } = reader.answers;
  return {
    background: (color === undefined ? undefined : backgroundOfColor(color)) ?? known,
    stdin: isComplete ? stdin : dropLateAnswers(stdin, reader),
  };
}

function giveBack(stdin: TerminalInput, bytes: Buffer): void {
  const encoding = stdin.readableEncoding ?? undefined;
  stdin.unshift(encoding === undefined ? bytes : bytes.toString(encoding), encoding);
}
