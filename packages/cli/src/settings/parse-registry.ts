import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../errors/cli-error.js';

/** Reads `file:PATH` (or `file:///PATH`), and gives the absolute path. @throws CliError `USAGE_ERROR` */
export function parseRegistry(text: string, { cwd }: { readonly cwd: string }): string {
  if (text.startsWith('file://')) return fileURLToPath(text);
  if (text.startsWith('file:') && text.length > 'file:'.length) {
    return resolve(cwd, text.slice('file:'.length));
  }
  throw new CliError('USAGE_ERROR', `"${text}" is not a registry.`, {
    hint: 'Name a JSON or JSONL file on this machine: --registry file:./catalog.json',
  });
}
