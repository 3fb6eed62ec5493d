import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { oneLine, quoteForShell } from '@nanda/terminal';
import type { CommandContext } from '../commands/command.js';
import { CliError } from '../errors/cli-error.js';
import { adoptEntry } from '../servers/adopt-entry.js';
import { checkServerName } from '../servers/check-server-name.js';
import { chooseDirectory } from '../servers/choose-directory.js';
import { describeServer } from '../servers/describe-server.js';
import { hideSecrets } from '../servers/hide-secrets.js';
import { keepServer, type KeptServer } from '../servers/keep-server.js';
import { parseEntryReference } from '../servers/parse-entry-reference.js';
import { parseServerUrl } from '../servers/parse-server-url.js';
import { readEnvironmentOptions } from '../servers/read-environment-options.js';
import { readServersFile } from '../servers/read-servers-file.js';
import type { ServerEntry } from '../servers/server-entry.js';
import type { ConnectTarget } from './connect-target.js';
import { resolveService } from './resolve-service.js';

/** The options of `connect` that say where to. */
export interface TargetOptions {
  readonly as?: string | undefined;
  readonly env?: readonly string[] | undefined;
  readonly cwd?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly 'no-input'?: boolean | undefined;
}

type Context = Pick<
  CommandContext,
  'afterDashes' | 'io' | 'output' | 'positionals' | 'program' | 'settings' | 'state'
> & { readonly options: TargetOptions };

/**
 * What `connect` was given: a service by id, name or row; an address, a command or an entry of another file, which
 * become servers of the user's own first.
 *
 * @throws CliError
 */
export async function findConnectTarget(context: Context): Promise<ConnectTarget> {
  const { afterDashes, io, options, output, positionals, settings } = context;
  const path = settings.background.serversFile;
  const [typed] = positionals;
  const name = options.as?.replace(/^@/, '');
  if (afterDashes !== undefined) {
    if (typed !== undefined) {
      throw new CliError('USAGE_ERROR', `Connect to ${typed}, or to the command after --?`, {
        hint: 'The name of a command is given by --as NAME.',
      });
    }
    return keep(await commandEntry(afterDashes));
  }
  if (typed === undefined) {
    throw new CliError('USAGE_ERROR', 'Which service? Say its name, its row, a URL or a command.', {
      hint: `Find it first: ${context.program} search <words>`,
    });
  }
  for (const option of ['env', 'cwd'] as const) {
    if (options[option] === undefined) continue;
    throw new CliError('USAGE_ERROR', `--${option} is for a command, which stands after --.`);
  }
  const url = parseServerUrl(typed);
  if (url !== undefined) return keep({ url });
  const reference = parseEntryReference(typed);
  if (reference !== undefined) {
    refuseElsewhere();
    if (name !== undefined) checkServerName(name);
    return describe(await adoptEntry(reference, context, { typed, name }));
  }
  if (/\.(?:json|toml|ya?ml)$/.test(typed) && existsSync(resolve(io.cwd, typed))) {
    const file = quoteForShell(typed);
    throw new CliError(
      'USAGE_ERROR',
      `${typed} is a file: say which server of it, as ${typed}:NAME.`,
      {
        hint: `See them: ${context.program} servers import ${file} --dry-run`,
      },
    );
  }
  const serviceId = await resolveService(typed, context);
  const { mcpServers } = await readServersFile(path);
  const isOwn = serviceId === typed && Object.hasOwn(mcpServers, serviceId);
  const isCommand = mcpServers[serviceId]?.['command'] !== undefined;
  return { serviceId, label: typed, ...(isOwn && { own: serviceId, isCommand }) };

  async function keep(entry: ServerEntry): Promise<ConnectTarget> {
    refuseElsewhere();
    if (name !== undefined) checkServerName(name);
    return describe(await keepServer(entry, { path, name }), entry);
  }

  function describe({ name: own, how }: KeptServer, entry?: ServerEntry): ConnectTarget {
    const what =
      entry === undefined
        ? ''
        : `: ${output.cleanNote(oneLine(describeServer(hideSecrets(entry))))}`;
    const note = {
      added: `Added it to your servers as ${own}${what}`,
      replaced: `It has changed since: your server ${own} is what it says now.`,
      found: own === name || entry === undefined ? undefined : `It is your server ${own}.`,
    }[how];
    const kept = { isNew: how === 'added', isWritten: how !== 'found' };
    const words = entry === undefined ? undefined : wordsOf(entry);
    return {
      serviceId: own,
      label: own,
      own,
      kept,
      isCommand: entry !== undefined && entry['command'] !== undefined,
      ...(words !== undefined && { words }),
      ...(note !== undefined && { note }),
    };
  }

  async function commandEntry([command, ...args]: readonly string[]): Promise<ServerEntry> {
    if (command === undefined) {
      throw new CliError('USAGE_ERROR', 'There is no command after --.', {
        hint: 'For example: nanda connect -- npx -y @modelcontextprotocol/server-everything',
      });
    }
    const env = await readEnvironmentOptions(options.env ?? [], { io });
    const cwd = chooseDirectory([command, ...args], { cwd: io.cwd, asked: options.cwd });
    return { command, args, ...(env && { env }), ...(cwd !== undefined && { cwd }) };
  }

  /** Servers of one's own are those of the proxy on this machine. */
  function refuseElsewhere(): void {
    const { baseUrl } = settings;
    const isOurs = baseUrl === undefined || baseUrl.startsWith('unix:');
    const host = isOurs ? 'localhost' : new URL(baseUrl).hostname;
    if (/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host)) return;
    throw new CliError(
      'USAGE_ERROR',
      `The proxy at ${baseUrl} is not on this machine, and knows nothing of your own servers.`,
      { hint: 'Leave out --url and NANDA_BASE_URL, or connect to a service of its catalog.' },
    );
  }
}

/** An entry as `servers add` takes it after its name. */
function wordsOf(entry: ServerEntry): string | undefined {
  const isOpen = JSON.stringify(hideSecrets(entry)) === JSON.stringify(entry);
  if (!isOpen || entry['env'] !== undefined) return undefined;
  if (typeof entry['url'] === 'string') return quoteForShell(entry['url']);
  const { command, args = [] } = entry as Extract<ServerEntry, { command: string }>;
  return `-- ${[command, ...args].map(quoteForShell).join(' ')}`;
}
