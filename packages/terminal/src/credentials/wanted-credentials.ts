/** A value that a service wants to be given. */
interface WantedInput {
  readonly name: string;
  readonly description?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isSecret?: boolean | undefined;
  readonly value?: string | undefined;
  readonly default?: string | undefined;
  readonly choices?: readonly string[] | undefined;
}

/** What has to be given to a service, as far as anybody knows. */
export type WantedCredentials =
  | { readonly kind: 'bearer' | 'oauth2' }
  | { readonly kind: 'api_key'; readonly header?: string }
  | { readonly kind: 'custom'; readonly headers: readonly WantedInput[] }
  | { readonly kind: 'evmauth'; readonly contract?: string; readonly tokenId?: string };

/** What the catalog says of a service. */
interface Facts {
  readonly auth: {
    readonly type: string;
    readonly details?: Readonly<Record<string, unknown>> | undefined;
  };
  readonly protected: boolean;
  readonly endpoints?:
    | readonly { readonly headers?: readonly WantedInput[] | undefined }[]
    | undefined;
}

/**
 * What a service wants of who connects: by what it answered just now, else by what its registry says. Undefined for
 * nothing, or nothing that is known of.
 */
export function wantedCredentials(
  service: Facts | undefined,
  { challenge }: { readonly challenge?: { readonly type?: unknown } | undefined } = {},
): WantedCredentials | undefined {
  const headers = (service?.endpoints ?? [])
    .flatMap((endpoint) => endpoint.headers ?? [])
    .filter(({ isRequired, value }) => isRequired === true && value === undefined);
  const isToken = headers.every(({ name }) => name.toLowerCase() === 'authorization');
  if (!isToken) return { kind: 'custom', headers: unique(headers) };
  const details = service?.auth.details ?? {};
  switch (kindOf()) {
    case 'evmauth':
      return {
        kind: 'evmauth',
        ...text('contract', details['contractAddress'] ?? details['contract']),
        ...text('tokenId', details['tokenId'] ?? details['token_id']),
      };
    case 'api_key':
      return { kind: 'api_key', ...text('header', details['header']) };
    case 'oauth2':
      return { kind: 'oauth2' };
    case 'none':
      return undefined;
    case 'custom':
      return { kind: 'custom', headers: [{ name: 'Authorization', isSecret: true }] };
    default:
      return { kind: 'bearer' };
  }

  function kindOf(): unknown {
    const known = service?.auth.type ?? 'unknown';
    if (challenge !== undefined) {
      const isVague = challenge.type === 'unknown' || challenge.type === undefined;
      if (!isVague && known !== 'evmauth') return challenge.type;
      // It has just refused who gave nothing.
      return known === 'none' ? 'bearer' : known;
    }
    if (known === 'unknown') return service?.protected === true ? 'bearer' : 'none';
    return known;
  }
}

function text<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText ? ({ [key]: String(value) } as { [K in Key]?: string }) : {};
}

/** Several addresses of one service want the same fields. */
function unique(inputs: readonly WantedInput[]): WantedInput[] {
  return [...new Map(inputs.map((input) => [input.name.toLowerCase(), input])).values()];
}
