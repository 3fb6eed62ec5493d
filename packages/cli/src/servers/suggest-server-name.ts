import type { ServerEntry } from './server-entry.js';

type Command = Extract<ServerEntry, { command: string }>;

/** Programs that run others, and those of their options that have a value. */
const runners: Readonly<Record<string, readonly string[]>> = {
  npx: ['-p', '--package', '--prefix'],
  bunx: ['-p', '--package'],
  pnpm: [],
  npm: [],
  yarn: [],
  bun: [],
  deno: [],
  node: ['-r', '--require', '--import', '--env-file', '-C', '--conditions'],
  tsx: [],
  python: [],
  python3: [],
  uv: ['--directory', '--with', '--python', '--from', '--project'],
  uvx: ['--with', '--python', '--from'],
  pipx: ['--spec'],
  dnx: [],
  docker: ['-e', '--env', '-v', '--volume', '-p', '--publish', '--name', '--mount', '--network'],
  podman: ['-e', '--env', '-v', '--volume', '-p', '--publish', '--name', '--mount', '--network'],
  sudo: ['-u'],
  env: [],
  sh: [],
  bash: [],
  cmd: [],
};
/** Words of those programs that say what is done. */
const verbs = new Set(['run', 'exec', 'dlx', 'x', 'tool', 'container', 'create', '/c']);
/** What says nothing of what a server is about. */
const generic =
  /^(?:index|main|server|mcp|app|dist|build|lib|src|bin|cli|start|run|stdio|latest|remote|api|www)$/i;

/** A short name for a server, made of its host, its package or its program. */
export function suggestServerName(entry: ServerEntry): string {
  const { url } = entry;
  const name = typeof url === 'string' ? nameOfUrl(url) : nameOfCommand(entry as Command);
  const plain = name
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 40);
  // A number would be the row of a listing.
  return plain === '' || /^\d{1,3}$/.test(plain) ? `server${plain && `-${plain}`}` : plain;
}

function nameOfUrl(text: string): string {
  const { hostname, port } = new URL(text);
  const own = port === '' ? '' : `-${port}`;
  if (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]') {
    return `localhost${own}`;
  }
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return hostname + own;
  const labels = hostname.split('.');
  // Of `mcp.example.co.uk` the part that somebody has chosen.
  const isSecondLevel = /^(?:ac|co|com|gov|net|org)$/.test(labels.at(-2) ?? '');
  const chosen = labels.at(isSecondLevel && labels.length > 2 ? -3 : -2);
  return chosen ?? hostname;
}

function nameOfCommand({ command, args = [] }: Command): string {
  const words = [command, ...args];
  let index = 0;
  for (let program = baseName(command); Object.hasOwn(runners, program.toLowerCase());) {
    const next = findNext(words, { from: index + 1, valued: runners[program.toLowerCase()] ?? [] });
    if (next === undefined) break;
    index = next;
    program = baseName(words[index] ?? '');
  }
  return shorten(words[index] ?? command);
}

/** The next word that is neither an option, nor the value of one, nor a verb. */
function findNext(
  words: readonly string[],
  { from, valued }: { readonly from: number; readonly valued: readonly string[] },
): number | undefined {
  for (let index = from; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (valued.includes(word)) index += 1;
    // A program that is written out has no name.
    else if (/^(?:-e|--eval|-c)$/.test(word)) return undefined;
    else if (!word.startsWith('-') && !verbs.has(word) && !/^\w+=/.test(word)) return index;
  }
  return undefined;
}

/** `@scope/server-notes@1.2`, `ghcr.io/x/notes-mcp:2`, `/srv/notes/dist/index.js`: all are `notes`. */
function shorten(word: string): string {
  const isScoped = word.startsWith('@');
  const parts = word
    .replace(/^@/, '')
    .split(/[/\\]+/)
    .map((part) =>
      part
        .replace(/(?<=.)[@:].*$/, '')
        .replace(/\.(?:[cm]?[jt]s|py|exe|cmd|sh|jar)$/i, '')
        .replaceAll(
          /^(?:mcp[-_.])?server[-_.]|^mcp[-_.]|[-_.](?:mcp|server|mcp[-_.]server)$/gi,
          '',
        ),
    )
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !part.endsWith(':'));
  const telling = parts.findLast((part) => !generic.test(part));
  return telling ?? (isScoped ? parts[0] : undefined) ?? parts.at(-1) ?? '';
}

function baseName(word: string): string {
  return (word.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:exe|cmd)$/i, '');
}
