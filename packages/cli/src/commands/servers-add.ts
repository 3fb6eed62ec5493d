import { transports } from '@nanda/protocol/facts';
import { quoteForShell } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { arrangeServersAdd } from '../servers/arrange-servers-add.js';
import { changeServersFile } from '../servers/change-servers-file.js';
import { checkServerName } from '../servers/check-server-name.js';
import { chooseDirectory } from '../servers/choose-directory.js';
import { describeEnvironment } from '../servers/describe-environment.js';
import { describeServer } from '../servers/describe-server.js';
import { hideSecrets } from '../servers/hide-secrets.js';
import { parseServerUrl } from '../servers/parse-server-url.js';
import { publicEntry } from '../servers/public-entry.js';
import { readEnvironmentOptions } from '../servers/read-environment-options.js';
import { readJsonEntry } from '../servers/read-json-entry.js';
import type { ServerEntry } from '../servers/server-entry.js';
import { suggestServerName } from '../servers/suggest-server-name.js';
import { keepHeaderValue } from '../services/keep-header-value.js';
import { parseHeaderOption } from '../services/parse-header-option.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

const options = {
  env: {
    kind: 'text',
    many: true,
    value: 'K=V',
    summary: 'For a command; V may be env:NAME or secret:NAME',
  },
  cwd: { kind: 'text', value: 'DIR', summary: 'Where a command is run' },
  header: {
    kind: 'text',
    many: true,
    value: '"K: V"',
    summary: 'For a URL; a secret V is env:NAME, file:PATH or secret:NAME',
  },
  transport: {
    kind: 'text',
    value: 'NAME',
    choices: transports.filter((name) => name !== 'stdio'),
    summary: 'What a URL speaks; else it is found out',
  },
  force: { kind: 'flag', summary: 'Replace a server of that name' },
  ...commonOptions,
} as const;

export const serversAdd = defineCommand({
  summary: 'Add a server of your own: a URL, or a command that is run on this machine.',
  arguments: [
    { name: 'name', summary: 'What connect will know it by; else one is made up' },
    { name: 'server', summary: 'A URL, a command with its arguments, or JSON' },
  ],
  usage: "[options] [name] (<url> | [--] <command> [args...] | '{…}')",
  takesCommand: true,
  arrange: (words) => arrangeServersAdd(words, { options }),
  examples: [
    { line: 'servers add notes http://127.0.0.1:8080/mcp', does: 'a URL' },
    { line: 'servers add everything -- npx -y my-mcp-server', does: 'a command' },
    { line: 'servers add db --env TOKEN=env:DB -- db-mcp', does: 'with a secret' },
    { line: 'servers add crm https://x/mcp --header "X-Key: env:K"', does: 'with a header' },
    { line: `servers add x '{"command": "db-mcp"}'`, does: 'as editors have it' },
  ],
  options,
  notes: [
    'Options of nanda stand before the command; everything after it is its own, also without `--`.',
  ],
  async run({ io, output, options: given, positionals, afterDashes, settings, program }) {
    const [first, second, ...others] = positionals;
    const isNamed = second !== undefined || (afterDashes !== undefined && first !== undefined);
    const text = afterDashes === undefined ? (second ?? first) : undefined;
    const isTooMuch = others.length > 0 || (second !== undefined && afterDashes !== undefined);
    if ((text === undefined && afterDashes === undefined) || isTooMuch) throw unclear(first);
    const entry =
      text === undefined ? await commandEntry(afterDashes ?? []) : await readText(text, isNamed);
    const name = isNamed && first !== undefined ? first : suggestServerName(entry);
    checkServerName(name);
    await changeServersFile(settings.background.serversFile, ({ mcpServers }) => {
      if (Object.hasOwn(mcpServers, name) && given.force !== true) {
        throw new CliError('USAGE_ERROR', `There is a server called ${name} already.`, {
          hint: 'Choose another name, or replace it with --force.',
        });
      }
      return { servers: { ...mcpServers, [name]: entry }, value: undefined };
    });
    if (output.json) {
      output.document({ name, ...publicEntry(entry) });
      return;
    }
    const verb = entry['url'] === undefined ? 'Connecting to it will run:' : 'It is at:';
    const lines = [describeServer(hideSecrets(entry)), ...describeEnvironment(entry)];
    output.print(`Added ${name}. ${verb}`);
    for (const line of lines) output.print(`  ${output.clean(line)}`);
    const late = (afterDashes ?? []).find((word) =>
      /^--(?:env|cwd|header|force)(?:=|$)/.test(word),
    );
    if (late !== undefined) {
      output.note(
        `${late.replace(/=.*$/s, '')} goes to the command: nanda's options stand before it.`,
      );
    }
    output.note(output.noteStyle.dim(`${program} connect ${name}`));

    async function readText(value: string, hasName: boolean): Promise<ServerEntry> {
      if (value.startsWith('{')) {
        refuseOptions('env', 'cwd', 'header', 'transport');
        return readJsonEntry(value);
      }
      const url = parseServerUrl(value);
      if (url === undefined) throw unclear(hasName ? first : value);
      refuseOptions('env', 'cwd');
      const headers: [string, string][] = [];
      for (const header of (given.header ?? []).map(parseHeaderOption)) {
        headers.push([header.name, await keepHeaderValue(header, { io })]);
      }
      return {
        url,
        ...(given.transport !== undefined && { type: given.transport }),
        ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
      };
    }

    async function commandEntry([command, ...args]: readonly string[]): Promise<ServerEntry> {
      if (command === undefined) throw new CliError('USAGE_ERROR', 'There is no command after --.');
      refuseOptions('header', 'transport');
      const env = await readEnvironmentOptions(given.env ?? [], { io });
      const cwd = chooseDirectory([command, ...args], { cwd: io.cwd, asked: given.cwd });
      return { command, args, ...(env && { env }), ...(cwd !== undefined && { cwd }) };
    }

    function refuseOptions(...names: readonly ('env' | 'cwd' | 'header' | 'transport')[]): void {
      const used = names.find((option) => given[option] !== undefined);
      if (used === undefined) return;
      const what = used === 'env' || used === 'cwd' ? 'a command' : 'a URL';
      throw new CliError('USAGE_ERROR', `--${used} is for ${what}, and this is none.`);
    }
  },
});

function unclear(name = 'NAME'): CliError {
  return new CliError('USAGE_ERROR', 'A server has a name, and a URL or a command.', {
    hint: `Say where it is, or put a command after --: nanda servers add ${quoteForShell(name)} URL`,
  });
}
