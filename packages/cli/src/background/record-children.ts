import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type ChildrenFile, childrenFilePath, type ProcessName } from './children-file.js';
import { readProcessStart } from './read-process-start.js';

/**
 * Writes down which processes this one has started and which of them still run, so that the next proxy can end those
 * that a kill of this one leaves behind. Where the system does not tell when a process began, nothing is written.
 *
 * @returns what ends it and removes the file
 */
export function recordChildren(directory: string): () => void {
  const start = readProcessStart(process.pid);
  if (start === undefined) return () => undefined;
  const proxy: ProcessName = { pid: process.pid, start };
  const path = childrenFilePath(directory, process.pid);
  const running = new Map<number, string>();

  function write(): void {
    try {
      if (running.size === 0) return rmSync(path, { force: true });
      const children = Array.from(running, ([pid, began]) => ({ pid, start: began }));
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      const content = JSON.stringify({ proxy, children } satisfies ChildrenFile);
      writeFileSync(`${path}.tmp`, content, { mode: 0o600 });
      renameSync(`${path}.tmp`, path);
    } catch {
      // A disk that is full is no reason not to start what was asked for.
    }
  }

  const onChild = (message: unknown): void => {
    const { process: child } = message as { readonly process: ChildProcess };
    child.once('spawn', () => {
      const { pid = 0 } = child;
      const began = readProcessStart(pid);
      if (began === undefined) return;
      running.set(pid, began);
      write();
      child.once('exit', () => {
        running.delete(pid);
        write();
      });
    });
  };
  subscribe('child_process', onChild);
  return () => {
    unsubscribe('child_process', onChild);
    running.clear();
    write();
  };
}
