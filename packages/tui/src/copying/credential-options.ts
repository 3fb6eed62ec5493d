import type { ServiceCredentials } from '@nanda/sdk';
import type { CredentialWords } from '../grammar/credential-words.js';
import { hideCredentials } from './hide-credentials.js';
import { secretMark } from './secret-mark.js';

type Option = readonly [name: string, value: string];

/** Credentials as options of `nanda connect`: a secret is the name of a variable that it is taken from. */
export function credentialOptions(auth: ServiceCredentials): Option[] {
  const hidden = hideCredentials(auth);
  switch (hidden.type) {
    case 'none':
      return [];
    case 'api_key': {
      const source = sourceOf(hidden.key);
      // The catalog names the field, unless another one was given.
      if (hidden.header === undefined) return [['--key-file', source]];
      return [['--header', `${hidden.header}: ${source}`]];
    }
    case 'bearer':
      return [['--token-file', sourceOf(hidden.token)]];
    case 'oauth2':
      return [
        ['--auth-type', 'oauth2'],
        ...(hidden.accessToken === undefined
          ? []
          : [['--token-file', sourceOf(hidden.accessToken)] as const]),
        ...(hidden.clientId === undefined ? [] : [['--client-id', hidden.clientId] as const]),
        ...(hidden.clientSecret === undefined
          ? []
          : [['--client-secret-file', sourceOf(hidden.clientSecret)] as const]),
      ];
    case 'basic':
      return [
        ['--user', hidden.username],
        ['--password-file', sourceOf(hidden.password)],
      ];
    case 'custom':
      return [
        ...Object.entries(hidden.headers ?? {}).map(
          ([name, value]) => ['--header', `${name}: ${sourceOf(value)}`] as const,
        ),
        ...Object.entries(hidden.variables ?? {}).map(
          ([name, value]) => ['--variable', `${name}=${sourceOf(value)}`] as const,
        ),
      ];
    case 'evmauth':
      return evmOptions({
        wallet: hidden.walletAddress,
        contract: hidden.contractAddress,
        tokenId: hidden.tokenId,
      });
  }
}

/** The same of what was typed in the prompt, in which there are no secrets. */
export function typedCredentialOptions(words: CredentialWords): Option[] {
  const { type, source, user, headers = [], variables = [] } = words;
  const wallet = words.wallet ?? (type === 'evmauth' ? source : undefined);
  const isBasic = type === 'basic' || user !== undefined;
  const file = isBasic ? '--password-file' : type === 'api_key' ? '--key-file' : '--token-file';
  return [
    ...(type === undefined ? [] : [['--auth-type', type] as const]),
    ...(source === undefined || type === 'evmauth' ? [] : [[file, source] as const]),
    ...(user === undefined ? [] : [['--user', user] as const]),
    ...evmOptions({ ...words, wallet }),
    ...variables.map((variable) => ['--variable', variable] as const),
    ...headers.map((header) => ['--header', header] as const),
  ];
}

function evmOptions({ wallet, contract, tokenId }: CredentialWords): Option[] {
  return [
    ...(wallet === undefined ? [] : [['--wallet', wallet] as const]),
    ...(contract === undefined ? [] : [['--contract', contract] as const]),
    ...(tokenId === undefined ? [] : [['--token-id', tokenId] as const]),
  ];
}

function sourceOf(mark: string): string {
  return `env:${secretMark.pattern.exec(mark)?.[1] ?? ''}`;
}
