// The whole pipeline as a person would use it: real services, the real command line, the real SDK.
// It prints what it does, and fails when a step gives anything but what it should.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverEverythingCommand } from '@nanda/testing';
import { runStep } from './run-step.ts';
import { show } from './show.ts';
import { startProgram, type StartedProgram } from './start-program.ts';

const coffeeId = 'cf921f9b-136f-4be0-802c-bb7e19855e96';
const nandaProgram = join(packageFolder('@nanda/cli'), 'bin/nanda.js');
const quickstart = join(packageFolder('@nanda/example-quickstart'), 'quickstart.ts');

function packageFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}

const folder = await mkdtemp(join(tmpdir(), 'nanda-demo-'));
const catalog = join(folder, 'services.json');
const environment = {
  NANDA_CONFIG_DIR: join(folder, 'config'),
  NANDA_DATA_DIR: join(folder, 'data'),
  NANDA_STATE_DIR: join(folder, 'state'),
  NANDA_RUNTIME_DIR: join(folder, 'run'),
  NANDA_REGISTRIES: `file:${catalog}`,
};
const started: StartedProgram[] = [];

function nanda(line: string, expected: readonly RegExp[], hidden: readonly string[] = []) {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  return runStep({
    title: `nanda ${line}`,
    program: process.execPath,
    arguments: [nandaProgram, ...words, ...hidden],
    environment,
    expected,
  });
}

async function useTheCommandLine(): Promise<void> {
  show.title('The command line. The proxy starts by itself, in the background.');
  await nanda('search "coffee" --category business', [/Coffee/]);
  await nanda(`connect ${coffeeId}`, [/Connected to/, /conn_/]);
  await nanda('tools', [/requestinfo/]);
  await nanda(
    'exec requestinfo --wallet-address "0x52908400098527886E0F7030069857D2E4169EE7" --category "premium"',
    [/premium/],
  );
  await nanda('search "weather apis"', [/WeatherMCP/, /ClimateAPI/, /WeatherAlerts/]);
  await nanda('connect WeatherMCP', [/Connected to/]);
  await nanda('exec getCurrentWeather --location "New York"', [
    /Temperature: 72°F/,
    /Humidity: 65%/,
  ]);

  show.title('A tool that takes its time, with live progress.');
  await nanda('connect Analytics', [/Connected to/]);
  await nanda('stream analyze --durationMs 2000 --steps 8', [/8/, /[Aa]naly/]);

  show.title('The real server-everything, over Streamable HTTP and over stdio.');
  await nanda('connect Everything', [/Connected to/]);
  await nanda('exec echo --message "hello over HTTP"', [/Echo: hello over HTTP/]);
  await nanda('stream trigger-long-running-operation --duration 2 --steps 4', [/4/, /completed/i]);
  const { command, args } = serverEverythingCommand();
  await nanda('servers add everything-stdio', [/everything-stdio/], ['--', command, ...args]);
  await nanda('connect everything-stdio', [/Connected to/]);
  await nanda('exec get-sum --a 2 --b 3', [/5/]);

  await nanda('connections', [/WeatherMCP/, /Analytics/]);
  await nanda('disconnect --all', [/closed|Disconnected/i]);
  await nanda('proxy stop', []);
}

async function useTheSdk(): Promise<void> {
  show.title('The same from a program: examples/quickstart/quickstart.ts');
  const serve = await startProgram([process.execPath, nandaProgram, 'serve', '--port', '0'], {
    ready: /https?:\/\/\S+:\d+/,
    environment,
  });
  started.push(serve);
  await runStep({
    title: 'node quickstart.ts',
    program: process.execPath,
    arguments: [quickstart],
    environment: { ...environment, NANDA_BASE_URL: serve.match[0] },
    expected: [/requestinfo/, /8 of 8/, /Echo: hello \(http\)/, /Echo: hello \(stdio\)/],
  });
}

try {
  const begun = performance.now();
  show.title('Starting our sample services and the real server-everything');
  const services = await startProgram(
    [
      process.execPath,
      join(packageFolder('@nanda/testing'), 'dist/demo-services.js'),
      '--catalog',
      catalog,
      '--everything',
    ],
    { ready: /^\{.*\}$/ },
  );
  started.push(services);
  for (const [name, url] of Object.entries(
    JSON.parse(services.match[0]) as Record<string, string>,
  )) {
    show.line(`${name.padEnd(12)} ${url}`);
  }
  await useTheCommandLine();
  await useTheSdk();
  show.success(
    `Every step gave what it should, in ${Math.round((performance.now() - begun) / 100) / 10} s.`,
  );
} catch (error) {
  show.failure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  // A failed step may have left the background proxy running.
  spawnSync(process.execPath, [nandaProgram, 'proxy', 'stop'], {
    env: { ...process.env, ...environment },
    timeout: 15_000,
  });
  await Promise.all(started.map((program) => program.stop()));
  await rm(folder, { recursive: true, force: true });
}
