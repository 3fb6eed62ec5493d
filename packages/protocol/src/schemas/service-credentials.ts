import * as z from 'zod/mini';
import { isCredentialHeader } from '../facts/is-credential-header.js';

/** What a caller gives so that a service lets it in. Never stored in an answer, a log or an event. */
export type ServiceCredentials =
  | { type: 'none' }
  | {
      type: 'api_key';
      key: string;
      /** The header field that carries it. @default the one that the catalog names, else `X-API-Key` */
      header?: string | undefined;
    }
  | { type: 'bearer'; token: string }
  | { type: 'basic'; username: string; password: string }
  | {
      type: 'evmauth';
      walletAddress: string;
      contractAddress?: string | undefined;
      tokenId?: string | undefined;
      /** EIP-155. @default the one that the catalog names */
      chainId?: number | undefined;
    }
  | OAuthCredentials
  | {
      type: 'custom';
      headers?: Record<string, string> | undefined;
      /** What stands for `{name}` in the header fields and in the address that the catalog names. */
      variables?: Record<string, string> | undefined;
    };

/** A bearer token of an authorization server. With nothing else given, the proxy uses the tokens that it keeps for the service. */
export interface OAuthCredentials {
  type: 'oauth2';
  /** A token that the caller has got itself: the proxy does not renew it. */
  accessToken?: string | undefined;
  /** A client that is registered with the authorization server. */
  clientId?: string | undefined;
  /** Of that client. */
  clientSecret?: string | undefined;
  /** What is asked for, in words that spaces part. @default what the service names */
  scope?: string | undefined;
  /** `client_credentials`: the client itself is let in, and nobody has to agree. @default 'authorization_code' */
  grant?: 'authorization_code' | 'client_credentials' | undefined;
}

/** A header field carries it, so it holds what a header field can hold: Latin-1 that can be printed. */
export const SecretSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(16_384),
    z.regex(
      /^[\x20-\x7e\xa0-\xff]*$/,
      'must be printable Latin-1: no control characters, no line breaks, no other alphabets',
    ),
  );

const headerFault = 'must be the name of a header field that is free to carry a credential';
/** A field that is free to carry a credential. */
export const CredentialHeaderSchema = z.string().check(z.refine(isCredentialHeader, headerFault));

/** A wallet or contract address: 20 bytes in hexadecimal. */
export const EvmAddressSchema = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hexadecimal digits'));

/** A token id: a decimal number. */
export const EvmTokenIdSchema = z
  .string()
  .check(z.regex(/^\d{1,78}$/, 'must be a decimal number in a string'));

/** The number of a chain (EIP-155). */
export const EvmChainIdSchema = z.int().check(z.minimum(1));

/** Header fields that carry credentials, by name. */
export const HeadersSchema = z.record(z.string(), SecretSchema).check((context) => {
  for (const name of Object.keys(context.value)) {
    if (isCredentialHeader(name)) continue;
    context.issues.push({ code: 'custom', input: name, path: [name], message: headerFault });
  }
});

/** What stands for names in templates. It may become part of an address, and is encoded there. */
const VariablesSchema = z.record(
  z.string().check(z.regex(/^[\w.-]{1,128}$/, 'must be the name of a variable')),
  SecretSchema,
);

/** RFC 7617 §2: encoded as UTF-8, so of every alphabet, but no control character. */
const basicText = z
  .string()
  .check(
    z.maxLength(8192),
    z.regex(/^\P{Cc}*$/u, 'must not contain control characters or line breaks'),
  );

/** RFC 7617 §2: a colon ends it. */
const username = basicText.check(z.regex(/^[^:]*$/, 'must not contain a colon'));

const clientId = z.optional(SecretSchema.check(z.maxLength(2048)));

export const oauthMembers = {
  scope: z.optional(SecretSchema.check(z.maxLength(2048))),
  grant: z.optional(z.enum(['authorization_code', 'client_credentials'])),
} as const;

export const ServiceCredentialsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({
    type: z.literal('api_key'),
    key: SecretSchema,
    header: z.optional(CredentialHeaderSchema),
  }),
  z.object({ type: z.literal('bearer'), token: SecretSchema }),
  z.object({
    type: z.literal('evmauth'),
    walletAddress: EvmAddressSchema,
    contractAddress: z.optional(EvmAddressSchema),
    tokenId: z.optional(EvmTokenIdSchema),
    chainId: z.optional(EvmChainIdSchema),
  }),
  z.object({
    type: z.literal('oauth2'),
    accessToken: z.optional(SecretSchema),
    clientId,
    clientSecret: z.optional(SecretSchema),
    ...oauthMembers,
  }),
  z.object({
    type: z.literal('custom'),
    headers: z.optional(HeadersSchema),
    variables: z.optional(VariablesSchema),
  }),
  z.object({ type: z.literal('basic'), username, password: basicText }),
]);
