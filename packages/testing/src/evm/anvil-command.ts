import { createRequire } from 'node:module';

import type { ServerCommand } from '../server-everything-command.js';

const platformNames: Readonly<Record<string, string>> = {
  'linux x64': 'linux-amd64',
  'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-amd64',
  'darwin arm64': 'darwin-arm64',
  'win32 x64': 'win32-amd64',
};

/** How to run the `anvil` that is installed here: the program of its package for this platform, which needs no install script. */
export function anvilCommand(): ServerCommand {
  const platform = `${process.platform} ${process.arch}`;
  const name = platformNames[platform];
  if (name === undefined) throw new Error(`There is no anvil for ${platform}.`);
  const require = createRequire(import.meta.url);
  // The packages of the platforms are its own dependencies, and can be seen from there alone.
  const owner = createRequire(require.resolve('@foundry-rs/anvil/package.json'));
  const program = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
  return { command: owner.resolve(`@foundry-rs/anvil-${name}/bin/${program}`), args: [] };
}
