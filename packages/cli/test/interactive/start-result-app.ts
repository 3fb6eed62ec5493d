import { appCommand } from './app-command.js';
import { appEnvironment } from './app-environment.js';
import { createStage } from './create-stage.js';
import { newPosition } from './new-position.js';
import { openTerminal, type OpenTerminal } from './open-terminal.js';

/** The app with a result of so many megabytes in front. */
export interface ResultApp extends AsyncDisposable {
  readonly terminal: OpenTerminal;
}

export async function startResultApp({ megabytes }: { megabytes: number }): Promise<ResultApp> {
  const stage = await createStage({ isConnected: true });
  const env = appEnvironment(stage.bench);
  const terminal = openTerminal({ command: appCommand, env, columns: 100, rows: 30 });
  await terminal.seen('Connected to display');
  await terminal.time(`call large --megabytes ${megabytes}\r`, /Row \d+ of a result/);
  await terminal.time('\u001b', 'quit');
  await terminal.time('R', newPosition);
  return {
    terminal,
    async [Symbol.asyncDispose]() {
      terminal[Symbol.dispose]();
      await stage[Symbol.asyncDispose]();
    },
  };
}
