import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { plural } from '@nanda/terminal';
import { readServersFile } from '../../servers/read-servers-file.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the user's own servers can be understood, and whether their commands are there. */
export const checkServers: Check = {
  name: 'servers.json',
  async run({ io, settings }) {
    const path = settings.background.serversFile;
    const { mcpServers } = (await readServersFile(path).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      return { mcpServers: undefined, reason };
    })) as { mcpServers?: Readonly<Record<string, unknown>>; reason?: string };
    if (mcpServers === undefined) {
      return {
        state: 'problem',
        message: `${path} is not a file of servers`,
        advice:
          'It looks like this: {"mcpServers": {"name": {"url": "https://…"}}}. Mend it or move it away.',
      };
    }
    const entries = Object.entries(mcpServers);
    const findings = await Promise.all(
      entries.map(([name, entry]) => checkEntry(name, entry, io.env)),
    );
    const wrong = findings.flatMap((finding) => (finding === undefined ? [] : [finding]));
    if (wrong.length > 0) return wrong;
    return {
      state: 'ok',
      message: entries.length === 0 ? 'none' : plural(entries.length, 'server'),
    };
  },
};

async function checkEntry(
  name: string,
  entry: unknown,
  env: Environment,
): Promise<Finding | undefined> {
  const { url, command, cwd } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const remove = `nanda servers remove ${name}`;
  if (typeof url === 'string') {
    if (/^(?:https?|wss?):/.test(URL.parse(url)?.protocol ?? '')) return undefined;
    return { state: 'problem', message: `${name}: its URL is none`, advice: remove };
  }
  if (typeof command !== 'string' || command === '') {
    return { state: 'problem', message: `${name} has neither a URL nor a command`, advice: remove };
  }
  if (typeof cwd === 'string' && !(await stat(cwd).catch(() => undefined))?.isDirectory()) {
    return { state: 'problem', message: `${name}: there is no directory ${cwd}`, advice: remove };
  }
  const place = typeof cwd === 'string' ? cwd : process.cwd();
  if (await isThere(command, { env, place })) return undefined;
  return {
    state: 'problem',
    message: `${name}: the command ${command} is not found`,
    advice: `Install it, or: ${remove}`,
  };
}

/** As a shell looks: a path as it is, a name on PATH. */
async function isThere(
  command: string,
  { env, place }: { readonly env: Environment; readonly place: string },
): Promise<boolean> {
  const isPath = isAbsolute(command) || command.includes('/');
  const directories = isPath ? [''] : (env['PATH'] ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const candidates = directories.flatMap((directory) =>
    endings.map((ending) => resolve(place, join(directory, command + ending))),
  );
  for (const path of candidates) {
    const isFile = (await stat(path).catch(() => undefined))?.isFile() === true;
    const canRun =
      isFile &&
      (await access(path, constants.X_OK).then(
        () => true,
        () => false,
      ));
    if (canRun) return true;
  }
  return false;
}
