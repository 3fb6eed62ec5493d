import { defineConfig } from 'tsup';

import { lateBuiltins } from '../../.ci/late-builtins.js';
import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';
import { quickInk } from './build/quick-ink.js';

export default defineConfig({
  // The worker is started by its file, in our own bundle and in the command line's.
  entry: { index: 'src/index.ts', 'picture-worker': 'src/results/picture/picture-worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  removeNodeProtocol: false,
  // Ink and React are bundled: one file to load, and React's production build whatever the host's
  // NODE_ENV says.
  noExternal: ['ink', 'react', /^react\//u],
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildOptions(options) {
    options.jsx = 'automatic';
    options.minifySyntax = true;
  },
  esbuildPlugins: [thirdPartyLicenses(), lateBuiltins, quickInk],
  // The CommonJS parts of the bundle ask for Node's own modules by `require`.
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
});
