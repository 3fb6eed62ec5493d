import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  type FileHandle,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CliError } from '../errors/cli-error.js';
import type { CommandLineIo } from '../io/command-line-io.js';
import { usageError } from '../options/usage-error.js';

/** The io of a command whose standard output is a file. One of the two has to be called. */
export interface OutputFile {
  readonly io: CommandLineIo;
  /** Resolves when all of it is in its place. @throws CliError `OUTPUT_FAILED`, such as for a full disk */
  close(): Promise<void>;
  /** The command has failed: the file stays what it was, except for what has been written as it came. */
  discard(): Promise<void>;
}

export interface OpenOutputFileOptions {
  /** Writes what comes as it comes, for what may end at any time. @default false: all at once, at the end */
  readonly asItComes?: boolean | undefined;
}

/**
 * Opens the file of `--output`. What is in it stays until there is something else: a whole result takes its place in
 * one step.
 *
 * @throws CliError `USAGE_ERROR` where it could not be written
 */
export async function openOutputFile(
  io: CommandLineIo,
  path: string,
  { asItComes = false }: OpenOutputFileOptions = {},
): Promise<OutputFile> {
  const target = resolve(io.cwd, path);
  const place = await examine(target).catch((error: NodeJS.ErrnoException) => {
    throw usageError(`--output ${path} cannot be written (${error.code}).`);
  });
  const chunks: Buffer[] = [];
  let handle: FileHandle | undefined;
  let failure: NodeJS.ErrnoException | undefined;
  const stdout = new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      if (asItComes) void write(chunk).then(() => done(), done);
      else {
        chunks.push(chunk);
        done();
      }
    },
  });
  stdout.on('error', (error) => (failure ??= error));

  async function write(chunk: Buffer): Promise<void> {
    handle ??= await open(target, 'w');
    await handle.writeFile(chunk);
  }

  async function end(): Promise<void> {
    stdout.end();
    await finished(stdout).catch((error: NodeJS.ErrnoException) => (failure ??= error));
    await handle?.close();
  }

  return {
    io: Object.create(io, { stdout: { value: stdout, enumerable: true } }) as CommandLineIo,
    async close() {
      await end();
      if (failure === undefined && handle === undefined) {
        const content = Buffer.concat(chunks);
        const put = place === undefined ? putInto(target, content) : replace(place, content);
        await put.catch((error: NodeJS.ErrnoException) => (failure = error));
      }
      if (failure === undefined) return;
      throw new CliError('OUTPUT_FAILED', `${path} could not be written (${failure.code}).`, {
        hint: 'It has not all of the result. Choose another place: --output FILE',
        cause: failure,
      });
    },
    discard: end,
  };
}

/** A file that another one can take the place of. */
interface Place {
  readonly path: string;
  /** The permissions that it has; absent where there is none yet. */
  readonly mode?: number;
}

/** @returns undefined for what has to be written where it is, such as a device; rejects where nothing can be written */
async function examine(target: string): Promise<Place | undefined> {
  // What is named by a number is not to be replaced, even where it is a file.
  if (/^\/(?:dev|proc)\//.test(target)) {
    if ((await stat(target)).isDirectory()) throw isDirectory();
    return undefined;
  }
  const link = await lstat(target).catch(unlessAbsent);
  if (link === undefined) {
    await access(dirname(target), constants.W_OK);
    return { path: target };
  }
  const found = await stat(target).catch(unlessAbsent);
  // A link to nothing: where it leads to is found out by opening it.
  if (found === undefined) return undefined;
  if (found.isDirectory()) throw isDirectory();
  await access(target, constants.W_OK);
  const path = await realpath(target);
  const isOurs = found.uid === (process.getuid?.() ?? found.uid);
  const isAlone = found.isFile() && found.nlink === 1;
  const hasRoom = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  );
  return isOurs && isAlone && hasRoom ? { path, mode: found.mode & 0o777 } : undefined;
}

async function replace({ path, mode }: Place, content: Buffer): Promise<void> {
  const beside = join(dirname(path), `.nanda-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      // What the mask of the process has taken away.
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function putInto(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function isDirectory(): NodeJS.ErrnoException {
  return Object.assign(new Error('It is a directory.'), { code: 'EISDIR' });
}
