import { mkdir, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ToolResult } from '@nanda/sdk';
import { createMediaDirectory, expandHome, mediaOf, saveMedia } from '@nanda/terminal';
import { formatResult } from '../session/format-result.js';

const usualName = 'result.txt';

/** {@link saveResult}'s second argument. */
export interface SaveResultOptions {
  /**
   * A file for the text, its images beside it, or a directory that is there; undefined: a new directory where temporary
   * files belong.
   */
  path: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Writes a result: its text to one file, each image and sound to one of its own. Nothing is written over, and all of it is
 * its owner's alone.
 *
 * @returns the paths
 * @throws NodeJS.ErrnoException, `EEXIST` for a file that is there
 */
export async function saveResult(
  result: ToolResult,
  { path, env }: SaveResultOptions,
): Promise<readonly string[]> {
  const file =
    path === undefined
      ? join(await createMediaDirectory(env), usualName)
      : await fileOf(resolve(expandHome(path, homedir())));
  const directory = dirname(file);
  await mkdir(directory, { recursive: true });
  const media = result.content.flatMap((block) => mediaOf(block) ?? []);
  const isText = media.length < result.content.length || result.structuredContent !== undefined;
  const places: string[] = [];
  if (isText || media.length === 0) {
    await writeFile(file, formatResult(result), { flag: 'wx', mode: 0o600 });
    places.push(file);
  }
  for (const one of media) places.push(await saveMedia(one, { directory }));
  return places;
}

async function fileOf(path: string): Promise<string> {
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isDirectory ? join(path, usualName) : path;
}
