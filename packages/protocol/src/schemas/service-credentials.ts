import * as z from 'zod/mini';

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

const secret = z.string().check(z.minLength(1), z.maxLength(16_384), z.regex(/^[^\r\n\0]*$/));
const headerName = z.string().check(z.regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/));

/** A wallet or contract address: 20 bytes in hexadecimal. */
export const EvmAddressSchema = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hexadecimal digits'));

/** A token id: a decimal number. */
export const EvmTokenIdSchema = z
  .string()
  .check(z.regex(/^\d{1,78}$/, 'must be a decimal number in a string'));

export const HeadersSchema = z.record(headerName, secret);

export const ServiceCredentialsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('api_key'), key: secret, header: z.optional(headerName) }),
  z.object({ type: z.literal('bearer'), token: secret }),
  z.object({
    type: z.literal('evmauth'),
    walletAddress: EvmAddressSchema,
    contractAddress: z.optional(EvmAddressSchema),
    tokenId: z.optional(EvmTokenIdSchema),
  }),
  z.object({ type: z.literal('oauth2'), accessToken: z.optional(secret) }),
  z.object({ type: z.literal('custom'), headers: HeadersSchema }),
]);
