import { CliError } from '../errors/cli-error.js';
import type { Settings } from '../settings/resolve-settings.js';

/** The proxy that one signs in to. @throws CliError `USAGE_ERROR` where it is the one of this user alone */
export function requireProxyUrl({ baseUrl }: Pick<Settings, 'baseUrl'>): string {
  if (baseUrl === undefined) {
    throw new CliError(
      'USAGE_ERROR',
      'Which proxy? The one in the background is yours alone: nobody signs in to it.',
      {
        hint: 'Name another one: --url URL, or for a profile: nanda config set baseUrl URL',
      },
    );
  }
  if (baseUrl.startsWith('unix:')) {
    throw new CliError(
      'USAGE_ERROR',
      'Whoever gets to the socket of a proxy is let in: nobody signs in there.',
    );
  }
  return baseUrl;
}
