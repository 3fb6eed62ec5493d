import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemoServices } from '@nanda/testing';

const binaries = join(
  dirname(fileURLToPath(import.meta.resolve('@nanda/cli/package.json'))),
  'bin',
);

/** A machine of its own for the programs that are pictured. */
export interface Stage extends AsyncDisposable {
  readonly env: Readonly<Record<string, string>>;
  /** What is started for `nanda …` and `nanda-discover …`. */
  words(program: 'nanda' | 'nanda-discover', ...rest: readonly string[]): string[];
  /** Runs `nanda` to its end. */
  nanda(...words: readonly string[]): Promise<void>;
}

/**
 * Starts the demo services, and a catalog of them in which there is something to tell apart: some are verified, one wants
 * a credential, and who could be reached is known.
 */
export async function startStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'nanda-pictures-'));
  const services = await startDemoServices({ withServerEverything: true });
  const at = (name: string) => join(folder, name);
  await mkdir(at('home'));
  await writeFile(at('services.json'), JSON.stringify(services.catalog.map(mark)));
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: at('home'),
    LANG: 'C.UTF-8',
    COLORTERM: 'truecolor',
    // Of a dark background, which a terminal that nobody looks at cannot be asked for.
    COLORFGBG: '15;0',
    NANDA_CONFIG_DIR: at('config'),
    NANDA_DATA_DIR: at('data'),
    NANDA_STATE_DIR: at('state'),
    NANDA_RUNTIME_DIR: at('run'),
    NANDA_REGISTRIES: `file:${at('services.json')}`,
    HEALTH_INTERVAL: '0',
  };
  const words: Stage['words'] = (program, ...rest) => [
    process.execPath,
    join(binaries, `${program}.js`),
    ...rest,
  ];
  // The services run in this process, so the child must not block it.
  const nanda: Stage['nanda'] = (...rest) =>
    new Promise((resolve, reject) => {
      const [program = '', ...others] = words('nanda', ...rest);
      const child = spawn(program, others, { env, stdio: 'ignore', timeout: 30_000 });
      child.once('error', reject);
      child.once('close', () => resolve());
    });

  for (const name of ['WeatherMCP', 'Coffee', 'Analytics', 'Everything', 'ClimateAPI']) {
    // The last one does not exist, and is down.
    await nanda('connect', name);
  }
  await nanda('disconnect', '--all');
  return {
    env,
    words,
    nanda,
    async [Symbol.asyncDispose]() {
      await nanda('proxy', 'stop');
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const verified = new Set(['WeatherMCP', 'Coffee', 'Everything']);

function mark<Row extends { readonly name: string }>(row: Row): Row {
  return {
    ...row,
    ...(verified.has(row.name) && { verified: true, rating: { average: 4.6, count: 128 } }),
    ...(row.name === 'WeatherAlerts' && { auth: { type: 'bearer' } }),
  };
}
