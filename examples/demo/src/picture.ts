// Draws docs/images/terminal.svg from what the command line really prints.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemoServices } from '@nanda/testing';
import { createNormaliser } from './pictures/create-normaliser.ts';
import { drawScreen } from './pictures/draw-screen.ts';
import { readScreen } from './pictures/read-screen.ts';

const program = join(
  dirname(fileURLToPath(import.meta.resolve('@nanda/cli/package.json'))),
  'bin/nanda.js',
);
const folder = await mkdtemp(join(tmpdir(), 'nanda-picture-'));
const services = await startDemoServices();
const environment = {
  ...process.env,
  FORCE_COLOR: '1',
  NANDA_CONFIG_DIR: join(folder, 'config'),
  NANDA_DATA_DIR: join(folder, 'data'),
  NANDA_STATE_DIR: join(folder, 'state'),
  NANDA_RUNTIME_DIR: join(folder, 'run'),
  NANDA_REGISTRIES: `file:${join(folder, 'services.json')}`,
};

/** The services run in this process, so the child must not block it. */
function nanda(...words: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { env: environment });
    let shown = '';
    // As a terminal shows it: both outputs, in the order in which they come.
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => (shown += String(chunk)));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(shown.trimEnd().split('\n'));
      else reject(new Error(`nanda ${words.join(' ')} ended with ${code}:\n${shown}`));
    });
  });
}

try {
  await writeFile(join(folder, 'services.json'), JSON.stringify(services.catalog));
  const lines: string[] = [];
  for (const words of [
    ['search', 'weather apis'],
    ['connect', '1'],
    ['exec', 'getCurrentWeather', '--location', 'New York'],
    ['connect', 'Analytics'],
    ['stream', 'analyze', '--durationMs', '400', '--steps', '4'],
  ]) {
    const typed = words.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ');
    lines.push(`\u001B[1m$ nanda ${typed}\u001B[0m`, ...(await nanda(...words)), '');
  }
  const picture = new URL('../../../docs/images/terminal.svg', import.meta.url);
  const rows = createNormaliser()(readScreen(lines.slice(0, -1)));
  await writeFile(picture, drawScreen(rows, { title: 'nanda in a terminal' }));
} finally {
  spawnSync(process.execPath, [program, 'proxy', 'stop'], { env: environment, timeout: 15_000 });
  await services.close();
  await rm(folder, { recursive: true, force: true });
}
