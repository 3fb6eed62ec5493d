import { chmod, link, lstat, rename, rm, stat } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** What the system takes. */
const longestPath = 107;

/**
 * Listens on a Unix socket that its owner alone can open. One that a process has left behind is taken over; one that
 * somebody answers on, and what is no socket, is left alone.
 *
 * @throws Error of the system (`EADDRINUSE`, `EACCES`, …) with a message that says what to do.
 */
export async function listenOnSocket(
  server: Server,
  { path }: { readonly path: string },
): Promise<void> {
  if (process.platform === 'win32') {
    throw explain('ENOTSUP', path, 'is a Unix socket, which Windows does not have. Use a port.');
  }
  if (Buffer.byteLength(path) > longestPath) {
    throw explain(
      'ENAMETOOLONG',
      path,
      `is longer than the ${longestPath} bytes a socket may have.`,
    );
  }
  // Binding would call it EACCES.
  await stat(dirname(path)).catch((error: unknown) => {
    throw toExplained(error, path);
  });
  try {
    await open(server, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw toExplained(error, path);
    await reclaim(path);
    await open(server, path).catch((again: unknown) => {
      throw toExplained(again, path);
    });
  }
  await chmod(path, 0o600);
}

function open(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Binding happens at once, so that at no time anybody else may open it.
    const mask = isMainThread ? process.umask(0o177) : undefined;
    try {
      server.listen(path, () => {
        server.off('error', reject);
        resolve();
      });
    } finally {
      if (mask !== undefined) process.umask(mask);
    }
  });
}

/** Moved before it is removed: where two do this at once, neither removes what the other has just made. */
async function reclaim(path: string): Promise<void> {
  const facts = await lstat(path).catch(() => undefined);
  if (facts === undefined) return;
  if (!facts.isSocket()) {
    throw explain('EADDRINUSE', path, 'is there already, and is no socket. Choose another path.');
  }
  const taken = explain('EADDRINUSE', path, 'is in use by another program. Choose another path.');
  if (await isAnswered(path)) throw taken;
  const aside = `${path}.${process.pid}`;
  if (Buffer.byteLength(aside) > longestPath) return rm(path, { force: true });
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw toExplained(error, path);
  }
  if (await isAnswered(aside)) {
    await link(aside, path).catch(() => undefined);
    await rm(aside, { force: true });
    throw taken;
  }
  await rm(aside, { force: true });
}

/** Whether somebody listens. What may not be asked is taken for somebody. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}

function toExplained(error: unknown, path: string): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const what =
    {
      EACCES: 'cannot be made: this user may not write there. Choose another directory.',
      EPERM: 'cannot be made: this user may not write there. Choose another directory.',
      EROFS: 'cannot be made: the file system is read-only. Choose another directory.',
      ENOENT: 'cannot be made: there is no such directory. Make it first.',
      ENOTDIR: 'cannot be made: its directory is a file.',
      EADDRINUSE: 'is in use by another program. Choose another path.',
    }[code] ?? `cannot be listened on: ${message}`;
  return explain(code, path, what, error);
}

function explain(code: string, path: string, what: string, cause?: unknown): Error {
  return Object.assign(new Error(`${path} ${what}`, { cause }), { code });
}
