import { describeInputRequest, oneLine, wrapWords } from '@nanda/terminal';
import type { ProxyClient } from '../client/create-proxy-client.js';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import type { Output } from '../output/output.js';
import { askResult } from './ask-result.js';
import { describeAsker } from './describe-asker.js';
import { sendAnswer } from './send-answer.js';
import type { WaitingRequest } from './waiting-request.js';

export interface AskInputOptions {
  readonly io: CommandLineIo;
  readonly client: ProxyClient;
  readonly output: Pick<Output, 'noteStyle' | 'cleanNote'>;
}

/** `left`: the person will answer it later. `gone`: nobody waits for it any more. */
export type AskedInput = 'answered' | 'left' | 'gone';

/**
 * Asks the person at the terminal what a call asks for, and gives the answer to the call; asks again where it does
 * not fit.
 *
 * @throws CliError `CANCELLED` on Ctrl-C
 */
export async function askInput(
  waiting: WaitingRequest,
  { io, client, output }: AskInputOptions,
): Promise<AskedInput> {
  const clean = output.cleanNote;
  const width = io.stderr.columns || 80;
  const write = (text: string) => {
    const hanging = text.length - text.trimStart().length;
    io.stderr.write(`${wrapWords(clean(text), { width, hanging })}\n`);
  };
  write(`${describeAsker(waiting)}.`);
  const lines = describeInputRequest(waiting, { now: Date.now(), withFields: false });
  for (const line of lines) write(line);

  let before: ReadonlyMap<string, string> | undefined;
  for (;;) {
    const { result, typed } = await askResult(waiting, { io, clean, ...(before && { before }) });
    if (result === undefined) return 'left';
    try {
      await sendAnswer({ ...waiting, result }, { client });
      return 'answered';
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      const isGone = error.code === 'VALIDATION_ERROR' || error.code === 'EXECUTION_NOT_FOUND';
      if (!isGone && error.code !== 'INVALID_PARAMETERS') throw error;
      write(oneLine(error.message));
      if (isGone) return 'gone';
      before = typed;
    }
  }
}
