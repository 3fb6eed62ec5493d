import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { StoreError } from '../store-error.js';
import { explainOpenFailure } from './explain-open-failure.js';
import { retryWhileBusy } from './retry-while-busy.js';

/** Milliseconds that SQLite waits, with the thread blocked, for another write; see `retryWhileBusy`. */
const busyTimeout = 10;

/**
 * Opens `nanda.db` in a directory (made with mode 0700 where missing), or a database in memory.
 *
 * @throws StoreError
 */
export async function openDatabase(
  dataDir: string,
): Promise<{ readonly database: DatabaseSync; readonly path: string }> {
  if (dataDir === ':memory:') return { database: new DatabaseSync(dataDir), path: dataDir };
  const path = join(dataDir, 'nanda.db');
  makePrivateFile({ dataDir, path });
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    const opened = database;
    database.exec(`pragma busy_timeout = ${busyTimeout}`);
    // Two handles that open a new file at once collide here, and SQLite does not wait by itself.
    await retryWhileBusy(() => opened.exec('pragma journal_mode = wal'));
    database.exec('pragma synchronous = normal');
    database.exec('pragma foreign_keys = on');
    // Pages until what is in the log goes into the file: four times the default saves a tenth of a bulk load.
    database.exec('pragma wal_autocheckpoint = 4000');
    // KiB, used as needed: with the default of 2,000 a bulk load of 100,000 services takes twice as long.
    database.exec('pragma cache_size = -16000');
    return { database, path };
  } catch (error) {
    database?.close();
    throw explainOpenFailure(error, { path });
  }
}

function makePrivateFile({ dataDir, path }: { dataDir: string; path: string }): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // SQLite would make it with the process's umask; its -wal and -shm files copy this one's mode.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw new StoreError(
      `The store ${path} cannot be written (${codeOf(error)}). ` +
        'Make its directory writable for this user, or give another data directory.',
      { reason: 'unavailable', path, cause: error },
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
