// `npm pack` and `npm publish` do not know `catalog:`. Under them, and only them, this writes the versions of the
// catalog into package.json before packing (`prepack`) and puts the file back after it (`postpack`). It also lists the man
// pages there and lends the package the workspace's LICENSE: what `pnpm pack` does by itself, and by .pnpmfile.mjs.
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listManPages } from './list-man-pages.mjs';

const workspace = dirname(dirname(fileURLToPath(import.meta.url)));
const workspaceFile = join(workspace, 'pnpm-workspace.yaml');
const manifestFile = 'package.json';
const keptFile = 'package.json.unpacked';

function readCatalog() {
  const [, lines = ''] = readFileSync(workspaceFile, 'utf8').split(/^catalog:\n/m);
  const entries = lines.matchAll(/^ {2}'?([^':\s]+)'?: (\S+)$/gm);
  return new Map(Array.from(entries, ([, name, range]) => [name, range]));
}

function resolveRanges(dependencies, catalog) {
  const resolved = Object.entries(dependencies).map(([name, range]) => {
    if (range !== 'catalog:') return [name, range];
    const version = catalog.get(name);
    if (version === undefined) throw new Error(`${name} is not in the catalog of ${workspaceFile}`);
    return [name, version];
  });
  return Object.fromEntries(resolved);
}

function putBack() {
  if (!existsSync(keptFile)) return;
  renameSync(keptFile, manifestFile);
  rmSync('LICENSE', { force: true });
}

function prepare() {
  // A pack that was killed left its changes behind.
  putBack();
  if (!existsSync('dist')) {
    process.stderr.write(
      'There is no dist to pack: run `npm test` or `npm run build` in the workspace first.\n',
    );
    process.exit(1);
  }
  const text = readFileSync(manifestFile, 'utf8');
  const manifest = JSON.parse(text);
  const catalog = readCatalog();
  for (const kind of [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'peerDependencies',
  ]) {
    if (manifest[kind] !== undefined) manifest[kind] = resolveRanges(manifest[kind], catalog);
  }
  Object.assign(manifest, listManPages('.'));
  writeFileSync(keptFile, text);
  copyFileSync(join(workspace, 'LICENSE'), 'LICENSE');
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
}

const packsWithNpm = process.env['npm_config_user_agent']?.startsWith('npm/') ?? false;
if (process.argv[2] === 'restore') putBack();
else if (packsWithNpm) prepare();
