import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'tsup';
import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';

const { resolve } = createRequire(import.meta.url);
const yamlModule = join(dirname(resolve('yaml/package.json')), 'browser', 'index.js');

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
    'stemmer',
    'smol-toml',
    'yaml',
    'zod',
  ],
  esbuildOptions(options) {
    // What it gives to Node is CommonJS that calls `require`, which an ES module in a bundle does not have.
    options.alias = { yaml: yamlModule };
  },
  esbuildPlugins: [thirdPartyLicenses],
});
