import type { ServiceAuthKind } from './service-auth-kinds.js';

/** What of a `ServiceChallenge` decides what the credentials are. */
export interface FillableChallenge {
  /** The `type` of the credentials. */
  readonly kind: ServiceAuthKind;
  /** What there is to fill in. */
  readonly fields: readonly FillableField[];
}

interface FillableField {
  readonly name: string;
  readonly in: 'auth' | 'header' | 'variable';
  readonly isRequired?: boolean | undefined;
  readonly default?: string | undefined;
  readonly choices?: readonly string[] | undefined;
}

/** `ServiceCredentials`, as a challenge asks for them. */
export type FilledCredentials =
  | { type: 'none' }
  | { type: 'api_key'; key: string }
  | { type: 'bearer'; token: string }
  | { type: 'basic'; username: string; password: string }
  | { type: 'evmauth'; walletAddress: string; contractAddress?: string; tokenId?: string }
  | { type: 'oauth2'; clientId?: string; clientSecret?: string }
  | { type: 'custom'; headers?: Record<string, string>; variables?: Record<string, string> };

/** The members of each kind, the needed ones first. */
const members = {
  api_key: { needed: ['key'], optional: [] },
  bearer: { needed: ['token'], optional: [] },
  basic: { needed: ['username', 'password'], optional: [] },
  evmauth: { needed: ['walletAddress'], optional: ['contractAddress', 'tokenId'] },
  oauth2: { needed: [], optional: ['clientId', 'clientSecret'] },
} as const satisfies Partial<
  Record<ServiceAuthKind, { needed: readonly string[]; optional: readonly string[] }>
>;

/**
 * The credentials that answer a challenge: what `connect` takes as `auth`.
 *
 * @param answers by the names of the challenge's fields; one that is empty or left out has the field's default
 * @throws TypeError for one that is missing or none of its choices; the message names the field, and no value
 * @example
 * fillChallenge({ kind: 'bearer', fields: [{ name: 'token', in: 'auth' }] }, { token });
 */
export function fillChallenge(
  { kind, fields }: FillableChallenge,
  answers: Readonly<Record<string, string>>,
): FilledCredentials {
  const valueOf = ({
    name,
    isRequired,
    default: fallback,
    choices,
  }: FillableField): string | undefined => {
    const given = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const value = given === undefined || given === '' ? fallback : given;
    if (value === undefined || value === '') {
      if (isRequired === true)
        throw new TypeError(`The service wants "${name}", which is missing.`);
      return undefined;
    }
    if (choices === undefined || choices.length === 0 || choices.includes(value)) return value;
    throw new TypeError(`"${name}" has to be one of: ${choices.join(', ')}.`);
  };
  const filled = (place: 'header' | 'variable'): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = field.in === place ? valueOf(field) : undefined;
        return value === undefined ? [] : [[field.name, value]];
      }),
    );
  switch (kind) {
    case 'none':
    case 'unknown':
      return { type: 'none' };
    case 'custom': {
      const [headers, variables] = [filled('header'), filled('variable')];
      return {
        type: 'custom',
        ...(Object.keys(headers).length > 0 && { headers }),
        ...(Object.keys(variables).length > 0 && { variables }),
      };
    }
    default: {
      const { needed, optional } = members[kind];
      const named = [...needed, ...optional].flatMap((name: string) => {
        const field: FillableField = fields.find(
          (one) => one.in === 'auth' && one.name === name,
        ) ?? {
          name,
          in: 'auth',
        };
        const isRequired = field.isRequired === true || needed.some((one) => one === name);
        const value = valueOf({ ...field, isRequired });
        return value === undefined ? [] : [[name, value]];
      });
      // Each member is one that its kind has, and the needed ones are there.
      return { type: kind, ...Object.fromEntries(named) } as FilledCredentials;
    }
  }
}
