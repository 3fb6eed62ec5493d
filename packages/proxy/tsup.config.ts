import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Says of every package that is bundled whose it is, with its licence as that asks for. */
const thirdPartyLicenses: Plugin = {
  name: 'third-party-licenses',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      const directories = new Set(
        Object.keys(metafile?.inputs ?? {}).flatMap(
          (file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file) ?? [],
        ),
      );
      const notices = Array.from(directories, describe).toSorted();
      // This runs before anything is written: in a fresh clone there is no folder yet.
      mkdirSync('dist', { recursive: true });
      writeFileSync('dist/THIRD_PARTY_LICENSES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
    });
  },
};

function describe(directory: string): string {
  const { name, version } = JSON.parse(readFileSync(`${directory}package.json`, 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const license = readdirSync(directory).find((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  if (license === undefined) throw new Error(`${name} is bundled and has no licence file.`);
  return `${name} ${version}\n\n${readFileSync(directory + license, 'utf8').trim()}\n`;
}

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
