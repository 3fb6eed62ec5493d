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
  | {
      type: 'evmauth';
      walletAddress: string;
      contractAddress?: string | undefined;
      tokenId?: string | undefined;
    }
  | { type: 'oauth2'; accessToken?: string | undefined }
  | { type: 'custom'; headers: Record<string, string> };

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
const headerName = z.string().check(z.refine(isCredentialHeader, headerFault));

/** A wallet or contract address: 20 bytes in hexadecimal. */
export const EvmAddressSchema = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hexadecimal digits'));

/** A token id: a decimal number. */
export const EvmTokenIdSchema = z
  .string()
  .check(z.regex(/^\d{1,78}$/, 'must be a decimal number in a string'));

/** Header fields that carry credentials, by name. */
export const HeadersSchema = z.record(z.string(), SecretSchema).check((context) => {
  for (const name of Object.keys(context.value)) {
    if (isCredentialHeader(name)) continue;
    context.issues.push({ code: 'custom', input: name, path: [name], message: headerFault });
  }
});

export const ServiceCredentialsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('api_key'), key: SecretSchema, header: z.optional(headerName) }),
  z.object({ type: z.literal('bearer'), token: SecretSchema }),
  z.object({
    type: z.literal('evmauth'),
    walletAddress: EvmAddressSchema,
    contractAddress: z.optional(EvmAddressSchema),
    tokenId: z.optional(EvmTokenIdSchema),
  }),
  z.object({ type: z.literal('oauth2'), accessToken: z.optional(SecretSchema) }),
  z.object({ type: z.literal('custom'), headers: HeadersSchema }),
]);
