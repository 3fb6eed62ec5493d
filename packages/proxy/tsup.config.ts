import { defineConfig } from 'tsup';
import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  target: 'es2023',
  clean: true,
  dts: false,
  // `node:sqlite` exists under its full name only.
  removeNodeProtocol: false,
  sourcemap: true,
  // These are hundreds of small files: to open them one by one takes longer than all else at a start.
  noExternal: [
    '@hono/node-server',
    '@nanda/protocol',
    'env-paths',
    'hono',
    'ipaddr.js',
    'kysely',
    'zod',
  ],
  esbuildPlugins: [thirdPartyLicenses],
});
