import { readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { quoteForShell } from '@nanda/terminal';
import { makeDirectory } from '../state/make-directory.js';
import { CliError } from '../errors/cli-error.js';
import { askYes } from '../prompts/ask-yes.js';
import { canAsk } from '../prompts/can-ask.js';
import { checkConfig } from '../settings/check-config.js';
import { openEditor } from '../settings/open-editor.js';
import { readConfigFile } from '../settings/read-config-file.js';
import { unknownSettings } from '../settings/unknown-settings.js';
import { withFileLock } from '../state/with-file-lock.js';
import { writeTextFile } from '../state/write-text-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const configEdit = defineCommand({
  summary: 'Open config.json in your editor; it is replaced only by what can be used.',
  arguments: [],
  examples: [{ line: 'config edit', does: 'in $VISUAL or $EDITOR' }],
  options: commonOptions,
  notes: [
    'You edit a copy. Where it has a mistake that is told, `config.json` stays as it is, and `nanda config edit` goes on with the copy.',
  ],
  seeAlso: ['config set', 'files'],
  forgivesSettings: true,
  async run(context) {
    const { io, output, settings } = context;
    const { configFile } = settings;
    const path = await realpath(configFile).catch(() => configFile);
    const copy = join(dirname(path), 'config.edit.json');
    const before = await read(path);
    await makeDirectory(dirname(path));
    const isNew = (await read(copy)) === undefined;
    if (isNew) {
      await writeFile(copy, before ?? '{}\n', { mode: 0o600, flag: 'wx' });
    } else {
      output.note('Going on with what was edited before.');
      if ((await modifiedAt(path)) > (await modifiedAt(copy))) {
        const instead = `To begin with it instead: rm ${quoteForShell(copy)}`;
        output.note(
          output.noteStyle.yellow(`${configFile} was changed after that, by others. ${instead}`),
        );
      }
    }

    let edited: string | undefined;
    for (;;) {
      await openEditor(copy, { io }).catch(async (error: unknown) => {
        // Nothing was edited in it: the next time begins with what config.json says by then.
        if (isNew && (await read(copy)) === (before ?? '{}\n')) await rm(copy, { force: true });
        throw error;
      });
      edited = await read(copy);
      // No file is no mistake elsewhere; here it would be the end of all settings.
      if (edited === undefined) throw leftNothing();
      const problems = await findProblems();
      if (problems.length === 0) break;
      const kept = `What you edited is kept in ${copy}.`;
      if (!canAsk(context)) throw mistake([...problems, kept]);
      for (const problem of problems) output.note(output.noteStyle.yellow(problem));
      if (!(await askYes(io, { question: 'Edit it again?' }))) throw mistake([kept]);
    }

    const text = edited;
    const isChanged = text !== (before ?? '{}\n');
    if (isChanged) {
      await withFileLock(configFile, async () => {
        if ((await read(path)) !== before) throw changedMeanwhile();
        await writeTextFile(path, text);
      });
    }
    await rm(copy, { force: true });
    if (output.json) output.document({ file: configFile, isChanged });
    else output.print(isChanged ? `Changed ${configFile}` : 'Nothing was changed');
    for (const { name, nearest } of isChanged
      ? unknownSettings({ content: readConfigFile(path) })
      : []) {
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
      output.note(output.noteStyle.yellow(`"${name}" is no setting, and has no effect.${meant}`));
    }

    async function findProblems(): Promise<readonly string[]> {
      try {
        return checkConfig(readConfigFile(copy), { io, configFile });
      } catch (error) {
        if (error instanceof CliError) return [error.message];
        throw error;
      }
    }

    function mistake(lines: readonly string[]): CliError {
      return new CliError('USAGE_ERROR', ['config.json stays as it is.', ...lines].join('\n'), {
        details: { copy },
        hint: `Give it up with rm ${copy}, or go on: nanda config edit`,
      });
    }

    function leftNothing(): CliError {
      return new CliError('EDITOR_FAILED', 'The editor left no file behind: nothing was changed.', {
        hint: 'Take single settings out with: nanda config unset <setting>',
      });
    }

    function changedMeanwhile(): CliError {
      return new CliError('USAGE_ERROR', `${configFile} was changed by somebody else meanwhile.`, {
        details: { copy },
        hint: `What you edited is in ${copy}: compare the two, and go on with: nanda config edit`,
      });
    }
  },
});

/** Milliseconds since 1970; 0 where there is no such file. */
async function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
