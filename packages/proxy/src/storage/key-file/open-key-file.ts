import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** 32 bytes as base64url. */
const wholeKey = /^[A-Za-z0-9_-]{43}$/;
/** Milliseconds that the process has to write it which makes the file. */
const longestWrite = 2000;

/**
 * The key in a file that its owner alone can read; made where there is none. Of several processes that begin at once, one
 * makes it and all have the same.
 *
 * @throws Error with what to do; for the log, since it names the file
 */
export async function openKeyFile(
  path: string,
  { platform = process.platform }: { readonly platform?: NodeJS.Platform } = {},
): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('base64url');
  try {
    await writeFile(path, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await checkMode(path, platform);
  const deadline = performance.now() + longestWrite;
  for (;;) {
    const text = (await readFile(path, 'utf8')).trim();
    if (wholeKey.test(text)) return text;
    if (performance.now() >= deadline) {
      throw new Error(
        `The key file ${path} is damaged. Put the one of before back; or move it away, and give the credentials anew.`,
      );
    }
    await pause(10);
  }
}

/** Windows has no such modes: there a user's own directories are closed to others. */
async function checkMode(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform === 'win32') return;
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new Error(
    `Others on this machine can read the key file ${path}. Close it: chmod 600 ${path}. What it keeps may have been read: think of new credentials.`,
  );
}
