import type { ServiceCredentials } from '@nanda/sdk';
import { fillChallenge } from '@nanda/protocol/facts';
import type { WantedChallenge } from '@nanda/terminal';
import type { CredentialWords } from '../grammar/credential-words.js';
import { CommandError } from '../session/command-error.js';
import type { Desk } from '../session/desk.js';
import { readHeader } from './read-header.js';
import { readSource } from './read-source.js';
import { readVariable } from './read-variable.js';

/** {@link readCredentials}' second argument. */
export interface ReadCredentialsOptions {
  desk: Pick<Desk, 'readSecret'>;
  /** What the service wants, as far as it is known. */
  wanted: WantedChallenge | undefined;
}

/**
 * The credentials that words stand for. A secret is read from where it is kept; what was typed is in no error.
 *
 * @throws {CommandError}
 */
export async function readCredentials(
  words: CredentialWords,
  { desk, wanted }: ReadCredentialsOptions,
): Promise<ServiceCredentials> {
  const { source, wallet, contract, tokenId, user, headers = [], variables = [] } = words;
  const type = words.type ?? inferType(words, wanted);
  switch (type) {
    case 'none':
      return { type };
    case 'bearer': {
      const token = await readSource(source, { desk, type });
      if (headers.length === 0) return { type, token };
      return {
        type: 'custom',
        headers: { Authorization: `Bearer ${token}`, ...(await readHeaders()) },
      };
    }
    case 'basic':
      if (user === undefined) throw needs('basic', '--user NAME --auth env:PASSWORD');
      return { type, username: user, password: await readSource(source, { desk, type }) };
    case 'oauth2':
      if (source === undefined) return { type };
      return { type, accessToken: await readSource(source, { desk, type }) };
    case 'api_key':
      return { type, key: await readSource(source, { desk, type }) };
    case 'evmauth': {
      const walletAddress = wallet ?? source;
      if (walletAddress === undefined) throw needs('evmauth', '--wallet 0x…');
      const contractAddress = contract ?? standing('contractAddress');
      const token = tokenId ?? standing('tokenId');
      return {
        type,
        walletAddress,
        ...(contractAddress !== undefined && { contractAddress }),
        ...(token !== undefined && { tokenId: token }),
      };
    }
    case 'custom':
      return readCustom();
  }

  /** What the service names itself. */
  function standing(name: string): string | undefined {
    const fields = wanted?.kind === 'evmauth' ? wanted.fields : [];
    return fields.find((field) => field.name === name)?.default;
  }

  async function readHeaders(): Promise<Record<string, string>> {
    const read = await Promise.all(headers.map(async (line) => readHeader(line, { desk })));
    return Object.fromEntries(read);
  }

  /** The only field that is wanted needs not be named. */
  async function readCustom(): Promise<ServiceCredentials> {
    if (headers.length + variables.length > 0) {
      const read = await Promise.all(variables.map(async (text) => readVariable(text, { desk })));
      return {
        type: 'custom',
        ...(headers.length > 0 && { headers: await readHeaders() }),
        ...(read.length > 0 && { variables: Object.fromEntries(read) }),
      };
    }
    const challenge = wanted?.kind === 'custom' ? wanted : undefined;
    const open = challenge?.fields.filter((field) => field.isRequired === true && !field.default);
    const [only, ...others] = open ?? [];
    if (
      source === undefined ||
      challenge === undefined ||
      only === undefined ||
      others.length > 0
    ) {
      throw needs('custom', '--header "Name: env:VARIABLE"');
    }
    return fillChallenge(challenge, {
      [only.name]: await readSource(source, { desk, type: 'custom' }),
    });
  }
}

function inferType(
  { wallet, contract, tokenId, user, headers, variables, source }: CredentialWords,
  wanted: WantedChallenge | undefined,
): NonNullable<CredentialWords['type']> {
  if (wallet !== undefined || contract !== undefined || tokenId !== undefined) return 'evmauth';
  if (user !== undefined) return 'basic';
  if (variables !== undefined) return 'custom';
  if (headers !== undefined) return source === undefined ? 'custom' : 'bearer';
  return wanted?.kind ?? 'bearer';
}

function needs(type: string, option: string): CommandError {
  return new CommandError(`${type} credentials need ${option}`, { hint: `connect: 1 ${option}` });
}
