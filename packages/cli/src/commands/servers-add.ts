import { resolve } from 'node:path';
import { CliError } from '../errors/cli-error.js';
import { describeServer } from '../servers/describe-server.js';
import { readServersFile } from '../servers/read-servers-file.js';
import type { ServerEntry } from '../servers/server-entry.js';
import { readSecret } from '../settings/read-secret.js';
import { writeJsonFile } from '../state/write-json-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversAdd = defineCommand({
  summary: 'Add a server of your own: a URL, or a command that is run on this machine.',
  arguments: [
    { name: 'name', summary: 'What connect will know it by' },
    { name: 'url', summary: 'Where it is; or a command after --' },
  ],
  usage: '[options] <name> (<url> | -- <command> [args...])',
  takesCommand: true,
  examples: [
    { line: 'servers add notes http://127.0.0.1:8080/mcp', does: 'a URL' },
    { line: 'servers add everything -- npx -y my-mcp-server', does: 'a command' },
    { line: 'servers add db --env TOKEN=env:DB -- db-mcp', does: 'with a secret' },
  ],
  options: {
    env: { kind: 'text', many: true, value: 'K=V', summary: 'For the command; V may be env:NAME' },
    cwd: { kind: 'text', value: 'DIR', summary: 'Where the command is run' },
    force: { kind: 'flag', summary: 'Replace a server of that name' },
    ...commonOptions,
  },
  async run({ io, output, options, positionals, afterDashes, settings, program }) {
    const [name, url] = positionals;
    if (name === undefined || (url === undefined) === (afterDashes === undefined)) {
      throw new CliError('USAGE_ERROR', 'A server has a name, and a URL or a command.', {
        hint: 'nanda servers add NAME URL, or: nanda servers add NAME -- COMMAND ARGS…',
      });
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name) || name === '__proto__') {
      throw new CliError(
        'USAGE_ERROR',
        `"${name}" is no name: letters, digits, . _ - and no spaces.`,
      );
    }
    const entry = url === undefined ? await commandEntry(afterDashes ?? []) : urlEntry(url);
    const path = settings.background.serversFile;
    const file = await readServersFile(path);
    if (Object.hasOwn(file.mcpServers, name) && !options.force) {
      throw new CliError('USAGE_ERROR', `There is a server called ${name} already.`, {
        hint: 'Choose another name, or replace it with --force.',
      });
    }
    await writeJsonFile(path, { ...file, mcpServers: { ...file.mcpServers, [name]: entry } });
    if (output.json) {
      output.document({ name, ...entry });
      return;
    }
    const verb = url === undefined ? 'Connecting to it will run:' : 'It is at:';
    output.print(`Added ${name}. ${verb}\n  ${output.clean(describeServer(entry))}`);
    output.note(output.noteStyle.dim(`${program} connect ${name}`));

    function urlEntry(text: string): ServerEntry {
      const parsed = URL.parse(text);
      if (parsed !== null && /^(https?|wss?):$/.test(parsed.protocol)) return { url: text };
      throw new CliError('USAGE_ERROR', `"${text}" is not the URL of a server.`, {
        hint: `For a command, put -- before it: nanda servers add ${name} -- ${text}`,
      });
    }

    async function commandEntry([command, ...args]: readonly string[]): Promise<ServerEntry> {
      if (command === undefined) throw new CliError('USAGE_ERROR', 'There is no command after --.');
      const env: Record<string, string> = {};
      for (const pair of options.env ?? []) {
        const [, key, value] = /^([^=]+)=([\s\S]*)$/.exec(pair) ?? [];
        if (key === undefined || value === undefined) {
          throw new CliError('USAGE_ERROR', '--env takes a name and a value: --env NAME=VALUE');
        }
        env[key] = value.startsWith('env:')
          ? await readSecret(value, { io, option: '--env' })
          : value;
      }
      return {
        command,
        args,
        ...(options.env && { env }),
        ...(options.cwd !== undefined && { cwd: resolve(io.cwd, options.cwd) }),
      };
    }
  },
});
