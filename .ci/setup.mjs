// Makes the workspace ready on a machine that has npm and any Node from 18 on, and does again only what is not done.
//   node .ci/setup.mjs             installs the dependencies, the pinned Node and pnpm among them
//   node .ci/setup.mjs --built     the same, and builds the command line if it was never built
// What it says goes to stderr: stdout belongs to the command that runs after it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 18;
const workspace = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(workspace, 'node_modules', '.bin');
const windows = process.platform === 'win32';

function run(command, commandArguments) {
  const { status, error } = spawnSync(command, commandArguments, {
    cwd: workspace,
    stdio: ['ignore', 2, 2],
    shell: windows,
    env: { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` },
  });
  if (status === 0) return;
  const reason = error === undefined ? `exit code ${status}` : error.message;
  process.stderr.write(
    `Set-up failed: ${command} ${commandArguments.join(' ')} (${reason}). See above, then run the same again.\n`,
  );
  process.exit(1);
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const pnpmIsHere = existsSync(join(binaries, 'pnpm')) && existsSync(join(binaries, 'node'));
  const command = pnpmIsHere ? ['pnpm'] : ['npx', '--yes', packageManager];
  // The first time it runs under the host's Node, and would warn of every package that is not made for that one.
  const quiet = pnpmIsHere ? ['--reporter=silent'] : ['--loglevel=error'];
  run(command[0], [...command.slice(1), 'install', '--frozen-lockfile', ...quiet]);
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `This workspace sets itself up with Node ${oldestNode} or newer, and this is ${process.version}: install a newer Node, then run the same again.\n`,
  );
  process.exit(1);
}

const built = existsSync(join(workspace, 'packages/cli/dist/index.js'));
if (process.argv.includes('--built')) {
  if (!built) {
    install();
    run('turbo', ['run', 'build', '--filter=@nanda/cli', '--output-logs=errors-only']);
  }
} else {
  install();
}
