import { join } from 'node:path';

/** A process by its id and its start: ids are given anew. */
export interface ProcessName {
  readonly pid: number;
  readonly start: string;
}

/** What a proxy has started, written down for the case that it is killed. */
export interface ChildrenFile {
  readonly proxy: ProcessName;
  readonly children: readonly ProcessName[];
}

/** The names of these files. */
export const childrenFileName = /^children-\d+\.json$/;

/** Where a proxy writes its children down: beside the runtime file. */
export function childrenFilePath(directory: string, pid: number): string {
  return join(directory, `children-${pid}.json`);
}
