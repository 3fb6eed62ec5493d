import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the suite runs beside the Node of the workspace, edge and Chromium: what to start for it. */
export interface FoundRuntimes {
  readonly node22: string | undefined;
  readonly node26: string | undefined;
  readonly chromium: string | undefined;
  /** What is missing, and how to get it. */
  readonly missing: readonly string[];
}

/** Looks for the runtimes that are no part of the workspace on every machine. */
export function findRuntimes({
  environment = process.env,
  exists = existsSync,
}: {
  environment?: Readonly<Record<string, string | undefined>>;
  exists?: (path: string) => boolean;
} = {}): FoundRuntimes {
  const missing: string[] = [];
  const find = (name: string, { path, advice }: { path: string; advice: string }) => {
    if (exists(path)) return path;
    missing.push(`${name} is missing (no ${path}): ${advice}`);
    return undefined;
  };
  const findNode = (version: number) =>
    find(`Node ${version}`, {
      path: fileURLToPath(new URL(`node_modules/node-${version}/bin/node`, workspace)),
      advice: 'it is installed with the workspace on 64-bit Linux, as an optional dependency.',
    });
  return {
    node22: findNode(22),
    node26: findNode(26),
    chromium: find('Chromium', {
      path: environment['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      advice: 'install the Debian package `chromium`, or set CHROMIUM_PATH.',
    }),
    missing,
  };
}

const workspace = new URL('../../../../../', import.meta.url);
