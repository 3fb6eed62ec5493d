import type { CommandLineIo } from '../io/command-line-io.js';

/** Whether somebody sits there who can be asked: both ends are terminals, and nobody has said `--no-input`. */
export function canAsk({
  io,
  options,
}: {
  readonly io: CommandLineIo;
  readonly options: { readonly 'no-input'?: boolean | undefined };
}): boolean {
  if (options['no-input'] === true || io.env['TERM'] === 'dumb') return false;
  return io.stderr.isTTY === true && io.stdin.isTTY === true;
}
