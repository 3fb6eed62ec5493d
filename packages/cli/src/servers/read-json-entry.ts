import { CliError } from '../errors/cli-error.js';
import { parseServerUrl } from './parse-server-url.js';
import type { ServerEntry } from './server-entry.js';

const looksLike =
  'It looks like this: {"command": "npx", "args": ["-y", "…"]} or {"url": "https://…"}';

/** A server as JSON, as editors have it. @throws CliError `USAGE_ERROR` */
export function readJsonEntry(text: string): ServerEntry {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    throw refuse('That is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse('A server is a JSON object.');
  }
  const entry = value as Record<string, unknown>;
  const { command, args, env, cwd, url, headers } = entry;
  if ((command === undefined) === (url === undefined)) {
    throw refuse('A server has a "command" or a "url".');
  }
  if (url !== undefined) {
    const href = typeof url === 'string' ? parseServerUrl(url) : undefined;
    if (href === undefined) throw refuse('Its "url" is not the URL of a server.');
    if (!isTexts(headers)) throw refuse('Its "headers" are no object of texts.');
    return { ...entry, url: href };
  }
  if (typeof command !== 'string' || command.trim() === '')
    throw refuse('Its "command" is no text.');
  if (
    args !== undefined &&
    !(Array.isArray(args) && args.every((arg) => typeof arg === 'string'))
  ) {
    throw refuse('Its "args" are no list of texts.');
  }
  if (!isTexts(env)) throw refuse('Its "env" is no object of texts.');
  if (cwd !== undefined && typeof cwd !== 'string') throw refuse('Its "cwd" is no text.');
  return { ...entry, command };
}

function isTexts(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((member) => typeof member === 'string');
}

function refuse(problem: string): CliError {
  return new CliError('USAGE_ERROR', problem, { hint: looksLike });
}
