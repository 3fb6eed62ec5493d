import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { ConfiguredServer } from '@nanda/proxy';
import { nearestName, plural, sanitizeLine } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';
import { clientNames } from '../servers/client-names.js';
import { describeCandidates } from '../servers/describe-candidates.js';
import { importServers } from '../servers/import-servers.js';
import { judgeCandidates } from '../servers/judge-candidates.js';
import { readServersFile } from '../servers/read-servers-file.js';
import { commonOptions } from './common-options.js';
import { defineCommand } from './define-command.js';

export const serversImport = defineCommand({
  summary: 'Take over servers that other programs have configured. Starts and asks none of them.',
  arguments: [
    {
      name: 'source',
      summary: `${Object.keys(clientNames).join(', ')}, or a file; without any, what there is is shown`,
    },
    { name: 'entry', summary: 'Which ones; without any, all of the source', many: true },
  ],
  examples: [
    { line: 'servers import', does: 'see what there is' },
    { line: 'servers import cursor', does: 'all that Cursor has' },
    { line: 'servers import claude github notes', does: 'two of them' },
    { line: 'servers import ./.mcp.json --dry-run', does: 'see what would be done' },
    { line: 'servers import --all', does: 'everything' },
  ],
  options: {
    all: { kind: 'flag', summary: 'From every program' },
    'dry-run': { kind: 'flag', summary: 'Change nothing' },
    prefix: { kind: 'text', value: 'TEXT', summary: 'Put this before the names' },
    force: { kind: 'flag', summary: 'Replace servers of the same name' },
    yes: { kind: 'flag', short: 'y', summary: 'Take over what a project brings without asking' },
    ...commonOptions,
  },
  notes: [
    'Files of other programs are read, and never changed. Values such as `${TOKEN}` are looked up in the environment of this command.',
    'A project’s files (.mcp.json, .vscode/mcp.json, …) are those of the folder that you are in, and of those that Claude Code knows.',
  ],
  async run(context) {
    const { io, options, output, positionals, settings, program } = context;
    const [source, ...names] = positionals;
    if (options.all === true && source !== undefined) {
      throw new CliError('USAGE_ERROR', `--all means every program, not only ${source}.`);
    }
    const home = io.env['HOME'] || homedir();
    const { servers, problems } = await read();
    const { mcpServers: own } = await readServersFile(settings.background.serversFile);
    const candidates = judgeCandidates(choose(servers), { own, prefix: options.prefix });
    for (const problem of problems) output.note(output.cleanNote(`${problem}.`));
    if (source !== undefined || options.all === true) {
      await importServers(candidates, { ...context, isExplicit: names.length > 0 });
      return;
    }
    if (output.json) {
      output.document({
        servers: candidates.map(({ server, name, state, reason }) => ({
          client: server.client,
          path: server.path,
          ...(server.project !== undefined && { project: server.project }),
          name: server.name,
          as: name,
          state,
          ...(reason !== undefined && { reason }),
          isDisabled: server.isDisabled,
        })),
        problems,
      });
    } else if (candidates.length === 0) {
      output.print('No program here has configured any servers.');
      output.note(`Looked for: ${Object.values(clientNames).join(', ')}.`);
    } else {
      const width = output.width;
      output.print(describeCandidates(candidates, { style: output.style, width, home }));
      const fresh = candidates.filter(({ state, server }) => state === 'new' && !server.isDisabled);
      const line = `${program} servers import ${fresh[0]?.server.client ?? 'FILE'}`;
      if (fresh.length > 0) {
        const count = plural(fresh.length, 'new server');
        output.note(output.noteStyle.dim(`${count}. Take them over: ${line}, or --all`));
      }
    }

    async function read() {
      const { readConfiguredServers } = await import('@nanda/proxy');
      const isClient = source === undefined || Object.hasOwn(clientNames, source);
      if (isClient) {
        const found = await readConfiguredServers({ home, env: io.env, directory: io.cwd });
        const meant = found.servers.filter(
          ({ client }) => source === undefined || client === source,
        );
        if (source !== undefined && meant.length === 0) {
          throw new CliError('SERVICE_NOT_FOUND', `${clientNames[source]} has no servers here.`, {
            hint:
              found.problems.find((line) => line.startsWith(source)) ??
              'See what there is: nanda servers import',
          });
        }
        return { servers: meant, problems: source === undefined ? found.problems : [] };
      }
      const looksLikeFile = /[/\\.]/.test(source);
      if (!looksLikeFile) {
        const nearest = nearestName(source, Object.keys(clientNames));
        throw new CliError(
          'USAGE_ERROR',
          `"${source}" is neither a program that is known nor a file.`,
          {
            hint:
              nearest === undefined
                ? `Known are ${Object.keys(clientNames).join(', ')}.`
                : `Did you mean ${nearest}?`,
          },
        );
      }
      const file = resolve(
        io.cwd,
        source.replace(/^~(?=[/\\])/, () => home),
      );
      const found = await readConfiguredServers({ file });
      const [problem] = found.problems;
      if (problem !== undefined) throw new CliError('USAGE_ERROR', `${problem}.`);
      return found;
    }

    function choose(all: readonly ConfiguredServer[]): readonly ConfiguredServer[] {
      for (const name of names) {
        if (all.some((server) => server.name === name)) continue;
        const known = all.map((server) => server.name);
        const nearest = nearestName(name, known);
        const list = known.slice(0, 12).map((one) => sanitizeLine(one));
        throw new CliError('SERVICE_NOT_FOUND', `${source} has no server "${name}".`, {
          hint:
            nearest === undefined
              ? `There are: ${list.join(', ')}`
              : `Did you mean ${sanitizeLine(nearest)}?`,
        });
      }
      return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
    }
  },
});
