import type { ServiceCredentials, ToolDefinition } from '@nanda/protocol';
import { isObject } from '../is-object.js';

/** Whose wallet it is, and which token it holds. */
export type EvmauthCredentials = Extract<ServiceCredentials, { type: 'evmauth' }>;

interface Fact {
  readonly names: readonly string[];
  readonly of: (credentials: EvmauthCredentials) => string | undefined;
}

const facts: readonly Fact[] = [
  {
    names: ['walletAddress', 'wallet_address', 'wallet'],
    of: ({ walletAddress }) => walletAddress,
  },
  {
    names: ['contractAddress', 'contract_address', 'contract'],
    of: ({ contractAddress }) => contractAddress,
  },
  { names: ['tokenId', 'token_id'], of: ({ tokenId }) => tokenId },
];

/**
 * The parameters with what the tool's schema asks for of a wallet and its token, where the caller left it out: top-level
 * members that are declared, in the type that is wanted. What the caller gave, under any of its names, stays as it is.
 */
export function fillEvmauthArguments(
  parameters: Readonly<Record<string, unknown>>,
  {
    credentials,
    inputSchema: { properties },
  }: Pick<ToolDefinition, 'inputSchema'> & { readonly credentials: EvmauthCredentials },
): Readonly<Record<string, unknown>> {
  if (!isObject(properties)) return parameters;
  const filled = facts.flatMap(({ names, of }) => {
    const value = of(credentials);
    if (value === undefined || names.some((name) => Object.hasOwn(parameters, name))) return [];
    return names
      .filter((name) => Object.hasOwn(properties, name))
      .map((name) => [name, inWantedType(value, properties[name])] as const)
      .filter(([, wanted]) => wanted !== undefined);
  });
  return filled.length === 0 ? parameters : { ...parameters, ...Object.fromEntries(filled) };
}

/** Undefined where the schema wants something that the value cannot be. */
function inWantedType(value: string, schema: unknown): string | number | undefined {
  const type: unknown = isObject(schema) ? schema['type'] : undefined;
  const types = Array.isArray(type) ? type : [type];
  if (type === undefined || types.includes('string')) return value;
  if (!types.includes('integer') && !types.includes('number')) return undefined;
  // An id that a number cannot hold would be another one.
  return /^\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
}
