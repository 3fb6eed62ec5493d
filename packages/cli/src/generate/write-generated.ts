import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { plural } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { usageError } from '../options/usage-error.js';

export interface WriteGeneratedOptions {
  readonly context: Pick<CommandContext, 'io' | 'output'>;
  /** Where to; standard output where it is left out. */
  readonly file: string | undefined;
  /** Writes nothing, and says whether the file has this text. */
  readonly isCheck: boolean;
  readonly isExecutable: boolean;
  /** Whether the text is a JSON document, which data formats show as such. */
  readonly isDocument: boolean;
  /** How many tools the text is made of. */
  readonly tools: number;
}

/** Writes a generated text, or compares it with what is there: then 1 is the exit code of a difference. */
export async function writeGenerated(
  text: string,
  {
    context: { io, output },
    file,
    isCheck,
    isExecutable,
    isDocument,
    tools,
  }: WriteGeneratedOptions,
): Promise<number> {
  if (file === undefined) {
    if (isCheck) throw usageError('--check needs the file to compare with: --output FILE');
    if (output.json) output.document(isDocument ? JSON.parse(text) : { tools, text });
    else io.stdout.write(text);
    return 0;
  }
  const path = resolve(io.cwd, file);
  const present = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw usageError(`--output ${file} cannot be read (${error.code}).`);
  });
  const isSame = present === text;
  if (isCheck) {
    if (output.json) output.document({ file: path, tools, upToDate: isSame });
    else if (isSame) output.print(`${file} is up to date.`);
    else {
      const what =
        present === undefined
          ? 'It is not there.'
          : `It differs from line ${firstDifference(present, text)} on.`;
      output.print(`${file} is not up to date. ${what}`);
    }
    return isSame ? 0 : 1;
  }
  if (!isSame) {
    try {
      await mkdir(dirname(path), { recursive: true });
      // Whole or not at all: a build may be reading it.
      const temporary = `${path}.${process.pid}.tmp`;
      await writeFile(temporary, text);
      await rename(temporary, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw usageError(`--output ${file} cannot be written (${code}).`);
    }
  }
  if (isExecutable) await chmod(path, 0o755);
  if (output.json) output.document({ file: path, tools, changed: !isSame });
  else
    output.note(
      output.noteStyle.dim(
        `${isSame ? 'Up to date' : 'Wrote'}: ${file} (${plural(tools, 'tool')})`,
      ),
    );
  return 0;
}

function firstDifference(one: string, other: string): number {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const index = lines.findIndex((line, at) => line !== others[at]);
  return (index === -1 ? lines.length : index) + 1;
}
