import type { ServiceCredentials } from '@nanda/sdk';
import type { WantedCredentials } from '@nanda/terminal';
import type { CredentialWords } from '../grammar/credential-words.js';
import { CommandError } from '../session/command-error.js';
import type { Desk } from '../session/desk.js';
import { readHeader } from './read-header.js';
import { readSource } from './read-source.js';

/** {@link readCredentials}' second argument. */
export interface ReadCredentialsOptions {
  desk: Pick<Desk, 'readSecret'>;
  /** What the service wants, as far as it is known. */
  wanted: WantedCredentials | undefined;
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
  const { source, wallet, contract, tokenId, headers = [] } = words;
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
    case 'oauth2':
      if (source === undefined) return { type };
      return { type, accessToken: await readSource(source, { desk, type }) };
    case 'api_key': {
      const key = await readSource(source, { desk, type });
      const header = wanted?.kind === 'api_key' ? wanted.header : undefined;
      return { type, key, ...(header !== undefined && { header }) };
    }
    case 'evmauth': {
      const walletAddress = wallet ?? source;
      if (walletAddress === undefined) throw needs('evmauth', '--wallet 0x…');
      const known = wanted?.kind === 'evmauth' ? wanted : undefined;
      const contractAddress = contract ?? known?.contract;
      const token = tokenId ?? known?.tokenId;
      return {
        type,
        walletAddress,
        ...(contractAddress !== undefined && { contractAddress }),
        ...(token !== undefined && { tokenId: token }),
      };
    }
    case 'custom':
      return { type, headers: await readCustom() };
  }

  async function readHeaders(): Promise<Record<string, string>> {
    const read = await Promise.all(headers.map(async (line) => readHeader(line, { desk })));
    return Object.fromEntries(read);
  }

  /** The only field that is wanted needs not be named. */
  async function readCustom(): Promise<Record<string, string>> {
    if (headers.length > 0) return readHeaders();
    const [only, ...others] = wanted?.kind === 'custom' ? wanted.headers : [];
    if (source === undefined || only === undefined || others.length > 0) {
      throw needs('custom', '--header "Name: env:VARIABLE"');
    }
    return { [only.name]: await readSource(source, { desk, type: 'custom' }) };
  }
}

function inferType(
  { wallet, contract, tokenId, headers, source }: CredentialWords,
  wanted: WantedCredentials | undefined,
): NonNullable<CredentialWords['type']> {
  if (wallet !== undefined || contract !== undefined || tokenId !== undefined) return 'evmauth';
  if (headers !== undefined) return source === undefined ? 'custom' : 'bearer';
  return wanted?.kind ?? 'bearer';
}

function needs(type: string, option: string): CommandError {
  return new CommandError(`${type} credentials need ${option}`, { hint: `connect: 1 ${option}` });
}
