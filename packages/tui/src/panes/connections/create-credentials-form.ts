import type { WantedCredentials } from '@nanda/terminal';
import { createForm } from '../../form/create-form.js';
import type { FormState } from '../../form/form-state.js';

type Property = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Property>>;

const text = { type: 'string' } as const;
const header = {
  type: 'string',
  title: 'header',
  description: 'The header field that carries it; X-API-Key where nothing is said',
} as const;
const token = { ...text, title: 'token' } as const;
const key = { ...text, title: 'key' } as const;

/** A form that asks for exactly what a service wants, with nothing secret shown. */
export function createCredentialsForm(wanted: WantedCredentials): FormState {
  const { schema, secrets } = describe(wanted);
  return createForm(schema, { labels: 'titles', secrets });
}

function describe(wanted: WantedCredentials): { schema: unknown; secrets: readonly string[] } {
  switch (wanted.kind) {
    case 'bearer': {
      // Often a guess: who has a key can say so.
      const ways = [
        { title: 'a token', ...fields({ token }) },
        { title: 'an API key', ...fields({ key, header }, ['key']) },
      ];
      return { schema: { type: 'object', oneOf: ways }, secrets: ['token', 'key'] };
    }
    case 'oauth2':
      return {
        schema: fields({ accessToken: { ...text, title: 'access token' } }),
        secrets: ['accessToken'],
      };
    case 'api_key':
      return {
        schema: fields({ key, header: withDefault(header, wanted.header) }, ['key']),
        secrets: ['key'],
      };
    case 'evmauth':
      return { schema: walletSchema(wanted), secrets: [] };
    case 'custom': {
      const properties = wanted.headers.map(({ name, description, default: standing, choices }) => {
        const about = description === undefined ? {} : { description };
        const values = choices === undefined || choices.length === 0 ? {} : { enum: choices };
        return [name, withDefault({ ...text, ...about, ...values }, standing)] as const;
      });
      const isOpen = (one: (typeof wanted.headers)[number]) => one.isSecret === false;
      return {
        schema: fields(Object.fromEntries(properties)),
        secrets: wanted.headers.filter((one) => !isOpen(one)).map(({ name }) => name),
      };
    }
  }
}

function walletSchema({ contract, tokenId }: { contract?: string; tokenId?: string }) {
  const address = { type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' };
  const wallet = { ...address, title: 'wallet', description: '0x and 40 digits; it is no secret' };
  const known = { title: 'contract', description: 'The contract of the token' };
  const number = { type: 'string', pattern: '^[0-9]{1,78}$', title: 'token id' };
  return fields(
    {
      walletAddress: wallet,
      contractAddress: withDefault({ ...address, ...known }, contract),
      tokenId: withDefault(number, tokenId),
    },
    ['walletAddress'],
  );
}

function fields(properties: Properties, required: readonly string[] = Object.keys(properties)) {
  return { type: 'object', properties, required };
}

function withDefault(property: Property, value: string | undefined): Property {
  return value === undefined ? property : { ...property, default: value };
}
