import type { CommandLineIo } from '../io/command-line-io.js';
import { usageError } from '../options/usage-error.js';
import type { ApiRequest } from './api-request.js';

/** The header fields of a request as they are sent. @throws CliError `USAGE_ERROR` for a variable that is not set. */
export function headerValues(
  { headers, body }: Pick<ApiRequest, 'headers' | 'body'>,
  { env }: Pick<CommandLineIo, 'env'>,
): Record<string, string> {
  const own = headers.map(({ name, value }) => {
    const text = 'text' in value ? value.text : env[value.variable];
    if (text === undefined) {
      throw usageError(
        `--header ${name}: the environment has no ${'variable' in value ? value.variable : ''}.`,
      );
    }
    return [name.toLowerCase(), text];
  });
  return {
    accept: 'application/json, text/event-stream;q=0.9, */*;q=0.8',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(own),
  };
}
