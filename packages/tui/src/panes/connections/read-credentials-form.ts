import type { ServiceCredentials } from '@nanda/sdk';
import type { WantedCredentials } from '@nanda/terminal';
import type { FormState } from '../../form/form-state.js';
import { readForm } from '../../form/read-form.js';

/** The credentials that are in a form of {@link createCredentialsForm}, where nothing is wrong with it. */
export function readCredentialsForm(
  form: FormState,
  { wanted }: { wanted: WantedCredentials },
): ServiceCredentials {
  const { parameters } = readForm(form);
  // What is pasted has a line feed at its end.
  const say = (name: string): string => {
    const value = parameters[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const maybe = <Name extends string>(name: Name, standing?: string) => {
    const value = say(name) || standing;
    return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
  };
  const key = (standing?: string): ServiceCredentials => ({
    type: 'api_key',
    key: say('key'),
    ...maybe('header', standing),
  });
  switch (wanted.kind) {
    case 'bearer':
      return Object.hasOwn(parameters, 'key') ? key() : { type: 'bearer', token: say('token') };
    case 'oauth2':
      return { type: 'oauth2', accessToken: say('accessToken') };
    case 'api_key':
      return key(wanted.header);
    case 'evmauth':
      return {
        type: 'evmauth',
        walletAddress: say('walletAddress'),
        ...maybe('contractAddress', wanted.contract),
        ...maybe('tokenId', wanted.tokenId),
      };
    case 'custom': {
      const headers = wanted.headers.map(({ name, default: standing = '' }) => {
        return [name, say(name) || standing] as const;
      });
      return { type: 'custom', headers: Object.fromEntries(headers) };
    }
  }
}
