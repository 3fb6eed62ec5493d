import { defineConfig } from 'tsup';

import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'es2023',
  clean: true,
  dts: false,
  sourcemap: true,
  // Ink and React are bundled: one file to load, and React's production build whatever the host's
  // NODE_ENV says.
  noExternal: ['ink', 'react', /^react\//u],
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuildOptions(options) {
    options.jsx = 'automatic';
    options.minifySyntax = true;
  },
  // Ink's development tools, and the package that they would load, are left out.
  esbuildPlugins: [
    thirdPartyLicenses(),
    {
      name: 'no-devtools',
      setup(build) {
        build.onLoad({ filter: /ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: '' }));
      },
    },
  ],
  // The CommonJS parts of the bundle ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
