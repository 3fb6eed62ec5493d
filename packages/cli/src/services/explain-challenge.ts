import { pageAddress, quoteForShell, wantedWords, type WantedChallenge } from '@nanda/terminal';
import type { ProgramName } from '../commands/program-name.js';
import { CliError } from '../errors/cli-error.js';
import { credentialOptions } from './credential-options.js';

export interface ExplainChallengeOptions {
  readonly challenge: WantedChallenge;
  /** Whether something was given, and refused. */
  readonly hasGiven: boolean;
  /** What `connect` was given for the service. */
  readonly label: string;
  readonly program: ProgramName;
}

/** A refusal with the options that give what is wanted, to be pasted. */
export function explainChallenge(
  { code, message, details, retryable }: CliError,
  { challenge, hasGiven, label, program }: ExplainChallengeOptions,
): CliError {
  const line = [`${program} connect ${quoteForShell(label)}`, credentialOptions(challenge)];
  const page = pageAddress(challenge.where);
  const where = page === undefined ? '' : `, see ${page.href}`;
  const what = hasGiven ? 'Give other ones' : `It wants ${wantedWords(challenge)}`;
  return new CliError(code, message, {
    details,
    hint: `${what}${where} (${sources(challenge)}): ${line.filter(Boolean).join(' ')}`,
    retryable,
  });
}

function sources({ kind }: WantedChallenge): string {
  switch (kind) {
    case 'evmauth':
      return '0x… is your own address';
    case 'custom':
      return 'env:NAME may be file:PATH or secret:NAME';
    case 'oauth2':
      return 'on a terminal it is opened';
    default:
      return 'FILE may be env:NAME, secret:NAME, or - for standard input';
  }
}
