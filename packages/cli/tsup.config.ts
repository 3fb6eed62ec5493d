import { defineConfig, type Options } from 'tsup';

import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The terminal app is ten times as large as all else: it is found beside the file that asks for it. */
const separateTerminalApp: Plugin = {
  name: 'separate-terminal-app',
  setup(build) {
    build.onResolve({ filter: /\/terminal-app\.js$/ }, () => ({
      path: './terminal-app.js',
      external: true,
    }));
  },
};

export default defineConfig({
  entry: ['src/index.ts', 'src/start-program.ts', 'src/background-proxy.ts', 'src/terminal-app.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // One file for every command: opening twenty small ones costs more than a start may. What a command
  // loads lazily is still only evaluated when it is called.
  splitting: false,
  minify: true,
  removeNodeProtocol: false,
  // Users install this package and the proxy: everything else of ours comes with it.
  noExternal: [/^@nanda\/(?:protocol|sdk|tui)(?:\/|$)/u, 'eventsource-parser', 'ky', 'zod'],
  external: ['@nanda/proxy'],
  esbuildPlugins: [separateTerminalApp, thirdPartyLicenses],
});
