/** What turns something of a terminal on, and back. */
export interface TerminalMode {
  readonly enter: string;
  readonly leave: string;
}

/** {@link enterMode}'s second argument: what it writes to, and what tells it of the end. */
export interface EnterModeOptions {
  stdout: { write(text: string): unknown };
  /** Default: the process, whose `exit` comes after a crash as well. */
  lifetime?: Pick<NodeJS.Process, 'once' | 'off'>;
}

/** Turns a mode on, until the function that it gives is called or the process ends, whichever comes first. */
export function enterMode(
  mode: TerminalMode,
  { stdout, lifetime = process }: EnterModeOptions,
): () => void {
  let isOn = true;
  const leave = () => {
    if (!isOn) return;
    isOn = false;
    lifetime.off('exit', leave);
    stdout.write(mode.leave);
  };
  stdout.write(mode.enter);
  lifetime.once('exit', leave);
  return leave;
}
