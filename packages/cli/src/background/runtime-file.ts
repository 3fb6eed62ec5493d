import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackgroundSettings } from '../settings/background-settings.js';
import { readJsonFile } from '../state/read-json-file.js';

/** What the background proxy says of itself once it listens. */
export interface Runtime {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** Whoever holds it is the local user. */
  readonly token: string;
  /** Of the command line that started it. */
  readonly version: string;
  /** What it was started with: another wish means another proxy. */
  readonly settings: BackgroundSettings;
  /** RFC 3339. */
  readonly startedAt: string;
}

export function runtimeFilePath(directory: string): string {
  return join(directory, 'proxy.json');
}

/** The runtime file; undefined where there is none that can be read. It may be stale. */
export async function readRuntime(directory: string): Promise<Runtime | undefined> {
  const stored = readJsonFile(runtimeFilePath(directory)) as Partial<Runtime> | undefined;
  const isComplete =
    typeof stored?.pid === 'number' &&
    typeof stored.url === 'string' &&
    typeof stored.token === 'string' &&
    typeof stored.version === 'string' &&
    typeof stored.settings === 'object';
  return isComplete ? (stored as Runtime) : undefined;
}

/** Removes the runtime file, unless it has become somebody else's. */
export async function removeRuntime(directory: string, own: Pick<Runtime, 'pid'>): Promise<void> {
  const stored = await readRuntime(directory);
  if (stored?.pid === own.pid) await rm(runtimeFilePath(directory), { force: true });
}
