import { readFileSync } from 'node:fs';
import { CliError } from '../errors/cli-error.js';

/** The user's own settings; nothing where there is no file. @throws CliError `USAGE_ERROR` for a file that cannot be understood: to pass over it would be to do something else than was asked for. */
export function readConfigFile(path: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
      return content as Record<string, unknown>;
    }
  } catch (cause) {
    throw invalid(path, cause);
  }
  throw invalid(path);
}

function invalid(path: string, cause?: unknown): CliError {
  const reason = cause instanceof Error ? `: ${cause.message}` : ': it is not a JSON object';
  return new CliError('USAGE_ERROR', `${path} cannot be understood${reason}.`, {
    hint: 'It looks like this: {"registries": ["file:/home/me/catalog.json"]}. Mend it or move it away.',
    cause,
  });
}
