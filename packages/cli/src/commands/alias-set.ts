import { nearestName, quoteForShell } from '@nanda/terminal';
import { commandWords } from '../aliases/command-words.js';
import { readAliases } from '../aliases/read-aliases.js';
import { splitAlias } from '../aliases/split-alias.js';
import { CliError } from '../errors/cli-error.js';
import { changeConfig } from '../settings/change-config.js';
import { looksSecret } from '../settings/looks-secret.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const aliasSet = defineCommand({
  summary: 'Make a command of your own, or change it.',
  arguments: [
    { name: 'name', summary: 'What you type', required: true },
    { name: 'line', summary: 'What it stands for, in quotes', required: true, many: true },
  ],
  examples: [
    {
      line: "alias set weather 'exec weather/get-forecast --days 3'",
      does: 'then: weather --city Oslo',
    },
    { line: "alias set say 'exec chat/send --to $1 --text $2'", does: 'then: say ann hello' },
  ],
  options: commonOptions,
  notes: [
    'What is typed after it comes at the end of the line, or where `$1` to `$9` and `$@` stand. An alias may stand for another one, and never takes the name of a command.',
  ],
  seeAlso: ['alias list'],
  forgivesSettings: true,
  async run({ io, output, positionals, settings, program }) {
    const [name = '', ...parts] = positionals;
    const commands = commandWords();
    checkName();
    // Unquoted words are as good as one line, as long as each stays one word.
    const [only = ''] = parts;
    const line =
      parts.length === 1 ? only.trim() : parts.map((part) => quoteForShell(part)).join(' ');
    checkLine();
    const isReplaced = Object.hasOwn(readAliases(io), name);
    await changeConfig(settings.configFile, () => [{ path: ['aliases', name], value: line }]);
    if (output.json) output.document({ name, line, isReplaced });
    else {
      const short = output.clean(line.replace(/^nanda(?:-discover)?\s+/, ''));
      output.print(`${program} ${name} is now: ${program} ${short}`);
    }

    function checkName(): void {
      if (commands.includes(name)) {
        throw new CliError('USAGE_ERROR', `${name} is a command already.`, {
          hint: `Choose another name. What it does: ${program} ${name} --help`,
        });
      }
      if (/^[A-Za-z][\w-]{0,39}$/.test(name) && !(name in {})) return;
      throw new CliError('USAGE_ERROR', `"${name.slice(0, 60)}" is no name of a command.`, {
        hint: 'It begins with a letter, and has letters, digits, - and _.',
      });
    }

    function checkLine(): void {
      if (looksSecret(line)) {
        throw new CliError('USAGE_ERROR', 'The line has what looks like a secret in it.', {
          hint: 'Keep it with nanda secrets set NAME, and write secret:NAME.',
        });
      }
      const [first] = splitAlias(name, line);
      const others = Object.keys(readAliases(io)).filter((one) => one !== name);
      if (first === undefined) throw new CliError('USAGE_ERROR', `${name} stands for nothing.`);
      if (first === name) {
        throw new CliError('USAGE_ERROR', `${name} would stand for itself.`);
      }
      const known = [...commands, ...others];
      if (!known.includes(first)) {
        const nearest = nearestName(first, known);
        throw new CliError('USAGE_ERROR', `There is no command "${first.slice(0, 60)}".`, {
          hint:
            nearest === undefined
              ? `See what there is: ${program} --help`
              : `Did you mean ${nearest}?`,
        });
      }
      checkEnd(first);
    }

    /** One that others lead back to is found here, and not when it is used. */
    function checkEnd(first: string): void {
      const aliases = readAliases(io);
      const seen = new Set<string>();
      for (let next = first; Object.hasOwn(aliases, next) && !seen.has(next);) {
        seen.add(next);
        next = splitAlias(next, aliases[next] ?? '')[0] ?? '';
        if (next !== name) continue;
        throw new CliError('USAGE_ERROR', `${name} would end in itself, by ${first}.`);
      }
    }
  },
});
