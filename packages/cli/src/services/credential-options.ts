import {
  isSecretField,
  quoteForShell,
  type WantedChallenge,
  type WantedField,
} from '@nanda/terminal';

/**
 * The options of `connect` that give what a service wants, to be pasted; names of variables stand for what is secret. Empty where
 * nothing is typed in.
 */
export function credentialOptions({
  kind,
  fields,
}: Pick<WantedChallenge, 'kind' | 'fields'>): string {
  switch (kind) {
    case 'bearer':
      return '--token-file FILE';
    case 'api_key':
      return '--key-file FILE';
    case 'basic':
      return '--auth-type basic --user NAME --password-file FILE';
    case 'oauth2':
      return fields.map(({ name }) => clientOptions[name] ?? '').join(' ');
    case 'evmauth':
      return [
        '--auth-type evmauth --wallet 0x…',
        ...tokenOption('contractAddress', '--contract'),
        ...tokenOption('tokenId', '--token-id'),
      ].join(' ');
    case 'custom':
      return fields.map(fieldOption).join(' ');
  }

  function tokenOption(name: string, option: string): string[] {
    const field = fields.find((one) => one.name === name);
    if (field?.default !== undefined) return [`${option} ${quoteForShell(field.default)}`];
    return field?.isRequired === true ? [`${option} ${name === 'tokenId' ? 'N' : '0x…'}`] : [];
  }
}

const clientOptions: Readonly<Record<string, string>> = {
  clientId: '--client-id ID',
  clientSecret: '--client-secret-file FILE',
};

function fieldOption(field: WantedField): string {
  const { name, in: place } = field;
  const source = isSecretField(field) ? `env:${variableFor(name)}` : 'VALUE';
  return place === 'variable'
    ? `--variable ${quoteForShell(`${name}=${source}`)}`
    : `--header ${quoteForShell(`${name}: ${source}`)}`;
}

function variableFor(name: string): string {
  const variable = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replace(/^X_/, '');
  return variable === '' ? 'NAME' : variable;
}
