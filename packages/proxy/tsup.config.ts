import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { thirdPartyLicenses } from '../../.ci/third-party-licenses.js';

const { resolve } = createRequire(import.meta.url);
const yamlModule = join(dirname(resolve('yaml/package.json')), 'browser', 'index.js');

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * `ws` is CommonJS that calls `require`, which an ES module in a bundle does not have: its built-in modules are
 * asked of the process. Its native addons, of which a user may have any version, are left out.
 */
const inlineWebSockets: Plugin = {
  name: 'inline-web-sockets',
  setup(build) {
    build.initialOptions.define = {
      ...build.initialOptions.define,
      'process.env.WS_NO_BUFFER_UTIL': '"true"',
      'process.env.WS_NO_UTF_8_VALIDATE': '"true"',
    };
    build.onLoad(
      { filter: /[\\/]node_modules[\\/]ws[\\/]lib[\\/][\w-]+\.js$/ },
      async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const contents = text.replaceAll(/\brequire\('([\w:/]+)'\)/g, (call, name: string) =>
          isBuiltin(name) ? `process.getBuiltinModule('${name}')` : call,
        );
        return { contents, loader: 'js' };
      },
    );
  },
};

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
    'ws',
    'yaml',
    'zod',
  ],
  esbuildOptions(options) {
    // What it gives to Node is CommonJS that calls `require`, which an ES module in a bundle does not have.
    options.alias = { yaml: yamlModule };
  },
  esbuildPlugins: [inlineWebSockets, thirdPartyLicenses()],
});
