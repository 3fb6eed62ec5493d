import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile } from '../state/read-json-file.js';
import { type ChildrenFile, childrenFileName, type ProcessName } from './children-file.js';
import { readProcessStart } from './read-process-start.js';

/** What one proxy that is gone has left behind. */
export interface Orphans {
  /** The file that tells of them. */
  readonly path: string;
  /** Those that still run. */
  readonly processes: readonly ProcessName[];
}

/** The processes of proxies that were killed, and the files that tell of them. */
export function findOrphans(directory: string): readonly Orphans[] {
  return listFiles(directory).flatMap((name) => {
    const path = join(directory, name);
    const { proxy, children = [] } = (readJsonFile(path) ?? {}) as Partial<ChildrenFile>;
    if (proxy !== undefined && runs(proxy)) return [];
    return [{ path, processes: children.filter(runs) }];
  });
}

function runs({ pid, start }: ProcessName): boolean {
  return Number.isInteger(pid) && pid > 1 && readProcessStart(pid) === start;
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => childrenFileName.test(name));
  } catch {
    return [];
  }
}
