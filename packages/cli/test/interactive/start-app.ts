import type { Workbench } from '../create-workbench.js';
import { startTmux, type Tmux } from '../start-tmux.js';
import { appCommand } from './app-command.js';
import { appEnvironment } from './app-environment.js';

/** The size of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface StartAppOptions extends Size {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Words behind `interactive`. */
  readonly words?: readonly string[];
}

/** Types `nanda-discover interactive` into a real terminal, and waits for nothing. */
export function startApp(bench: Pick<Workbench, 'env'>, options: StartAppOptions): Tmux {
  const { columns, rows, env, words = [] } = options;
  const tmux = startTmux({ env: { ...appEnvironment(bench), ...env }, columns, rows });
  tmux.type(['clear;', appCommand, ...words].join(' '));
  return tmux;
}
