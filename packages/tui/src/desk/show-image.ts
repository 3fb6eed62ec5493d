import { encodeImage, imageProtocol } from '@nanda/terminal';
import { once } from 'node:events';

const longestLook = 10 * 60_000;

/** {@link showImage}'s second argument. */
export interface ShowImageOptions {
  env: Readonly<Record<string, string | undefined>>;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream & { columns?: number };
  withTerminal: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Shows an image by the protocol of the terminal (iTerm2, kitty) until Enter is pressed.
 *
 * @throws Error where the terminal has none, or the data is no image that it shows
 */
export async function showImage(
  base64: string,
  { env, stdin, stdout, withTerminal }: ShowImageOptions,
): Promise<void> {
  const protocol = imageProtocol(env);
  if (protocol === undefined) {
    throw new Error('this terminal shows no images; s saves it, v shows it in cells');
  }
  const image = encodeImage(base64, { protocol, columns: stdout.columns ?? 80 });
  if (image === undefined) throw new Error('this terminal does not show such an image; s saves it');
  await withTerminal(async () => {
    stdout.write(`${image}\nEnter goes back.\n`);
    stdin.resume();
    await once(stdin, 'data', { signal: AbortSignal.timeout(longestLook) }).catch(() => {});
    stdin.pause();
  });
}
