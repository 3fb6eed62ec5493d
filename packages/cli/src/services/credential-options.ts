import { quoteForShell, type WantedCredentials } from '@nanda/terminal';

/** The options of `connect` that give them, to be pasted; names of variables stand for what is secret. */
export function credentialOptions(wanted: WantedCredentials): string {
  switch (wanted.kind) {
    case 'bearer':
    case 'oauth2':
      return '--token-file FILE';
    case 'api_key':
      return wanted.header === undefined || wanted.header.toLowerCase() === 'x-api-key'
        ? '--key-file FILE'
        : headerOption(wanted.header);
    case 'custom':
      return wanted.headers.map(({ name }) => headerOption(name)).join(' ');
    case 'evmauth':
      return [
        '--auth-type evmauth --wallet 0x…',
        ...(wanted.contract === undefined ? [] : [`--contract ${quoteForShell(wanted.contract)}`]),
        ...(wanted.tokenId === undefined ? [] : [`--token-id ${quoteForShell(wanted.tokenId)}`]),
      ].join(' ');
  }
}

function headerOption(name: string): string {
  const variable = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replace(/^X_/, '');
  return `--header ${quoteForShell(`${name}: env:${variable}`)}`;
}
