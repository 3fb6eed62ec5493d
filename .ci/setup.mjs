// Makes the workspace ready on a machine that has npm and any Node from 18 on, and does again only what is not done.
//   node .ci/setup.mjs             installs the dependencies, the pinned Node and pnpm among them
//   node .ci/setup.mjs --build=X   the same, and builds package X with all that it needs (turbo skips what is built)
//   node .ci/setup.mjs --once=X    the same for a package that was never built; else it does nothing, in no time
// What it says goes to stderr: stdout belongs to the command that runs after it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 18;
const workspace = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(workspace, 'node_modules', '.bin');
const windows = process.platform === 'win32';

function fail(command, reason) {
  process.stderr.write(
    `Set-up failed: ${command} (${reason}). See above, then run the same again.\n`,
  );
  process.exit(1);
}

function run(command, { quiet = false } = {}) {
  const { status, error, stdout } = spawnSync(command[0], command.slice(1), {
    cwd: workspace,
    stdio: ['ignore', quiet ? 'pipe' : 2, 2],
    shell: windows,
    env: {
      ...process.env,
      PATH: `${binaries}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
    },
  });
  if (status === 0) return;
  if (quiet) process.stderr.write(stdout ?? '');
  fail(command.join(' '), error === undefined ? `exit code ${status}` : error.message);
}

function install() {
  const { packageManager } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const pnpmIsHere = existsSync(join(binaries, 'pnpm')) && existsSync(join(binaries, 'node'));
  // The first time it runs under the host's Node, and would warn of every package that is not made for that one.
  if (pnpmIsHere) run(['pnpm', 'install', '--frozen-lockfile'], { quiet: true });
  else run(['npx', '--yes', packageManager, 'install', '--frozen-lockfile', '--loglevel=error']);
}

function build(name) {
  process.stderr.write(`Building ${name} and what it needs, or finding it built …\n`);
  const filter = `--filter=${name}...`;
  run(['turbo', 'run', 'build', filter, '--output-logs=errors-only'], { quiet: true });
}

function readOption(name) {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `This workspace sets itself up with Node ${oldestNode} or newer, and this is ${process.version}: install a newer Node, then run the same again.\n`,
  );
  process.exit(1);
}

const packageToBuild = readOption('build');
const packageToBuildOnce = readOption('once');
const wasBuilt =
  packageToBuildOnce !== undefined &&
  existsSync(
    join(workspace, 'packages', packageToBuildOnce.replace('@nanda/', ''), 'dist/index.js'),
  );
if (!wasBuilt) {
  install();
  const name = packageToBuild ?? packageToBuildOnce;
  if (name !== undefined) build(name);
}
