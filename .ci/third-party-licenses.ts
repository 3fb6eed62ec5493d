// A plugin for esbuild: writes dist/THIRD_PARTY_LICENSES.txt, which says of every package that is bundled whose it is,
// with its licence as that asks for. What a bundled package of ours has bundled itself counts too.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
}

const fileName = 'THIRD_PARTY_LICENSES.txt';
const separator = `\n${'-'.repeat(80)}\n\n`;

function readLicense(directory: string, { license, name, repository }: Manifest): string {
  const file = readdirSync(directory).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (file !== undefined) return readFileSync(directory + file, 'utf8').trim();
  if (license === undefined) throw new Error(`${name} is bundled and names no licence.`);
  const source = typeof repository === 'string' ? repository : repository?.url;
  return `${license}, of the authors at ${source ?? name}`;
}

function describe(directory: string): string {
  const manifest = JSON.parse(readFileSync(`${directory}package.json`, 'utf8')) as Manifest;
  return `${manifest.name} ${manifest.version}\n\n${readLicense(directory, manifest)}\n`;
}

function findDirectories(inputs: readonly string[], pattern: RegExp): string[] {
  return [...new Set(inputs.flatMap((file) => pattern.exec(file) ?? []))];
}

/** The plugin for all builds of one package: what any of them bundles is in the file. */
export function thirdPartyLicenses(): Plugin {
  const notices = new Set<string>();
  return {
    name: 'third-party-licenses',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        const inputs = Object.keys(metafile?.inputs ?? {});
        const bundled = findDirectories(inputs, /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//);
        const inherited = findDirectories(inputs, /^\.\.\/[^/]+\/dist\//)
          .map((directory) => directory + fileName)
          .filter((file) => existsSync(file))
          .flatMap((file) => readFileSync(file, 'utf8').split(separator));
        for (const directory of bundled) notices.add(describe(directory));
        for (const notice of inherited) notices.add(notice);
        // This runs before anything is written: in a fresh clone there is no folder yet.
        mkdirSync('dist', { recursive: true });
        writeFileSync(
          `dist/${fileName}`,
          [...notices].toSorted((a, b) => (a < b ? -1 : 1)).join(separator),
        );
      });
    },
  };
}
