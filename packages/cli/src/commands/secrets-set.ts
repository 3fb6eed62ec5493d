import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import { askSecret } from '../prompts/ask-secret.js';
import { canAsk } from '../prompts/can-ask.js';
import { checkSecretName } from '../secrets/check-secret-name.js';
import { createSecretStore } from '../secrets/create-secret-store.js';
import { refuseOwnSecret } from '../secrets/refuse-own-secret.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

/** Characters: what is longer is no secret, but the wrong file. */
const longest = 64 * 1024;

export const secretsSet = defineCommand({
  summary: 'Keep a secret: what you type is not shown.',
  arguments: [
    { name: 'name', summary: 'What settings call it', required: true },
    // Only a dash. All else is refused here: commander would repeat it.
    { name: 'source', summary: '- for standard input', many: true },
  ],
  usage: '[options] <name> [-]',
  examples: [
    { line: 'secrets set WEATHER_TOKEN', does: 'asks for it' },
    { line: 'secrets set WEATHER_TOKEN --from-file token.txt', does: 'from a file' },
    { line: 'secrets set WEATHER_TOKEN --stdin < token.txt', does: 'from standard input' },
    { line: 'servers add db --env TOKEN=secret:DB -- db-mcp', does: 'uses one' },
  ],
  options: {
    stdin: { kind: 'flag', summary: 'Read it from standard input' },
    'from-file': { kind: 'text', value: 'FILE', summary: 'Read it from this file' },
    'from-env': {
      kind: 'text',
      value: 'NAME',
      summary: 'Read it from this variable of the environment',
    },
    ...commonOptions,
  },
  notes: [
    'It is kept in the keychain of this machine, where that has one, else in a file that only you can read; `NANDA_SECRETS` is `keychain` or `file` where you want to decide.',
    '`secret:NAME` stands for it wherever `env:NAME` may stand: `--token-file`, `--key-file`, `--header`, `servers add --env`, header fields in `config.json` and `servers.json`.',
  ],
  seeAlso: ['keys', 'secrets list'],
  async run(context) {
    const { io, options, output, positionals, settings } = context;
    const [name = '', source, ...others] = positionals;
    checkSecretName(name);
    refuseOwnSecret(name);
    if ((source !== undefined && source !== '-') || others.length > 0) {
      throw new CliError('USAGE_ERROR', 'A secret is never an argument: others can read those.', {
        hint: `If that was real, think of a new one: your shell may have kept it. Type it when you are asked: nanda secrets set ${name}`,
      });
    }
    const value = (await read()).replace(/\r?\n$/, '');
    if (value.trim() === '') throw new CliError('USAGE_ERROR', 'It is empty: nothing was kept.');
    if (value.length > longest) {
      throw new CliError('USAGE_ERROR', 'It is longer than 64 KiB: nothing was kept.');
    }
    const secrets = createSecretStore({ directory: settings.directories.config, env: io.env });
    const kept = await secrets.set(name, value);
    const { place, changedAt, isReplaced, fileReason } = kept;
    if (output.json) {
      output.document({ name, place, changedAt, isReplaced });
      return;
    }
    const where = place === 'keychain' ? 'in the keychain' : `in ${secrets.file}`;
    output.print(`${isReplaced ? 'Changed' : 'Kept'} ${name}, ${where}`);
    if (fileReason !== undefined) {
      output.note(
        output.noteStyle.yellow(
          `It is in that file, which only you can read, and not encrypted: ${fileReason}.`,
        ),
      );
    }
    if (!isReplaced) output.note(output.noteStyle.dim(`secret:${name} stands for it.`));

    async function read(): Promise<string> {
      const file = options['from-file'];
      const variable = options['from-env'];
      const fromStdin = options.stdin === true || source === '-' || file === '-';
      const given = [fromStdin, file !== undefined && file !== '-', variable !== undefined];
      if (given.filter(Boolean).length > 1) {
        throw new CliError('USAGE_ERROR', 'Only one of --stdin, --from-file and --from-env.');
      }
      if (fromStdin) return io.readStdin();
      if (file !== undefined) return readFromFile(file);
      if (variable !== undefined) return readVariable(variable);
      if (canAsk(context)) return askSecret(io, { question: `${name}:` });
      throw new CliError('USAGE_ERROR', 'Nobody can be asked for it here.', {
        hint: `Say where it is, with --stdin, --from-file FILE or --from-env NAME: nanda secrets set ${name} --stdin`,
      });
    }

    async function readFromFile(file: string): Promise<string> {
      return readFile(resolve(io.cwd, file), 'utf8').catch((cause: NodeJS.ErrnoException) => {
        throw new CliError('USAGE_ERROR', `--from-file: it cannot be read (${cause.code}).`, {
          cause,
        });
      });
    }

    function readVariable(variable: string): string {
      const text = io.env[variable];
      if (text !== undefined) return text;
      throw new CliError('USAGE_ERROR', '--from-env: the environment has no such variable.', {
        hint: 'It takes the name of a variable, without $.',
      });
    }
  },
});
