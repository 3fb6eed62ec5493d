import { readChallenge, type WantedChallenge } from '@nanda/terminal';
import { CliError } from '../errors/cli-error.js';

/** What a service wants that has refused somebody; undefined for any other failure. */
export function challengeOf(error: unknown): WantedChallenge | undefined {
  if (!(error instanceof CliError) || error.code !== 'SERVICE_AUTH_REQUIRED') return undefined;
  return readChallenge(error.details?.['challenge']);
}
