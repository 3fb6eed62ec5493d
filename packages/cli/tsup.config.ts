import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Options } from 'tsup';

import { lateBuiltins } from '../../.ci/late-builtins.js';
import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';
import { coldBundles, hotBundle, hotFile, startFile } from './build/hot-bundle.js';
import { planBundles } from './build/plan-bundles.js';

/** What a call of a tool on an open connection needs, and what says what there is. */
const hotRoots = [
  'src/start-program.ts',
  'src/dispatch/run-command.ts',
  'src/commands/exec.ts',
  'src/commands/stream.ts',
  'src/client/read-events.ts',
];

/** Cold, but waited for at a prompt: each of them is one file with all that it needs, because opening ten costs too much. */
const promptFiles = [
  'src/commands/status.ts',
  'src/completion/complete.ts',
  'src/help/show-program-help.ts',
];

const common = {
  format: 'esm',
  target: 'es2023',
  dts: false,
  sourcemap: true,
  minify: true,
  removeNodeProtocol: false,
  // Users install this package and the proxy: everything else of ours comes with it.
  noExternal: [
    /^@nanda\/(?:protocol|sdk|terminal|tui)(?:\/|$)/u,
    'eventsource-parser',
    'ky',
    'zod',
  ],
  external: ['@nanda/proxy'],
} satisfies Options;

export default defineConfig(async () => {
  // Names of chunks change: those of the last build would be packed with those of this one.
  rmSync('dist', { recursive: true, force: true });
  const plan = await planBundles(hotRoots);
  const licenses = thirdPartyLicenses();
  const cold = Object.entries(plan.cold).map(([file, name]) => [name, file] as const);
  const isWaitedFor = ([, file]: readonly [string, string]) => promptFiles.includes(file);
  return [
    ...([startFile, hotFile] as const).map((file) => ({
      ...common,
      entry: { [file]: 'src/start-program.ts' },
      splitting: false,
      esbuildPlugins: [lateBuiltins, hotBundle(plan, file), licenses],
    })),
    {
      ...common,
      entry: Object.fromEntries(cold.filter(isWaitedFor)),
      splitting: false,
      esbuildPlugins: [lateBuiltins, coldBundles(plan), licenses],
    },
    {
      ...common,
      entry: {
        index: 'src/index.ts',
        'background-proxy': 'src/background-proxy.ts',
        // Beside the file of the terminal app that starts it.
        'picture-worker': createRequire(import.meta.url).resolve('@nanda/tui/picture-worker'),
        ...Object.fromEntries(cold.filter((entry) => !isWaitedFor(entry))),
      },
      splitting: true,
      esbuildPlugins: [coldBundles(plan), licenses],
    },
  ];
});
