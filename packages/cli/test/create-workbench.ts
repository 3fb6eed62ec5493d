import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporaryDirectory, startDemoServices, type DemoServices } from '@nanda/testing';
import { environmentIn } from './environment-in.js';
import { type CliResult, type RunningCli, startCli, type StartCliOptions } from './start-cli.js';

/** A machine of its own for the command line: empty directories, and a catalog of demo services. */
export interface Workbench extends AsyncDisposable {
  readonly directory: string;
  readonly services: DemoServices;
  readonly env: Readonly<Record<string, string | undefined>>;
  start(words: readonly string[], options?: Partial<StartCliOptions>): RunningCli;
  nanda(words: readonly string[], options?: Partial<StartCliOptions>): Promise<CliResult>;
  discover(words: readonly string[], options?: Partial<StartCliOptions>): Promise<CliResult>;
}

export async function createWorkbench(): Promise<Workbench> {
  const temporary = await createTemporaryDirectory();
  const services = await startDemoServices();
  const catalog = join(temporary.path, 'catalog.json');
  await writeFile(catalog, JSON.stringify(services.catalog));
  const env = {
    ...environmentIn(temporary.path),
    NANDA_REGISTRIES: `file:${catalog}`,
  };
  const start: Workbench['start'] = (words, options) =>
    startCli(words, { ...options, env: { ...env, ...options?.env } });
  const nanda: Workbench['nanda'] = (words, options) => start(words, options).end;

  return {
    directory: temporary.path,
    services,
    env,
    start,
    nanda,
    discover: (words, options) => nanda(words, { ...options, program: 'nanda-discover' }),
    async [Symbol.asyncDispose]() {
      await nanda(['proxy', 'stop']);
      await services.close();
      await temporary[Symbol.asyncDispose]();
    },
  };
}
