import * as z from 'zod/mini';
import {
  EvmAddressSchema,
  EvmTokenIdSchema,
  HeadersSchema,
  SecretSchema,
  ServiceCredentialsSchema,
} from '../service-credentials.js';

/** Credentials in the spelling of the public surface. */
export type PublicCredentials =
  | { type: 'none' }
  | { type: 'api_key'; key: string; header?: string | undefined }
  | { type: 'bearer'; token: string }
  | {
      type: 'evmauth';
      wallet_address: string;
      contract_address?: string | undefined;
      token_id?: string | undefined;
    }
  | { type: 'oauth2'; access_token?: string | undefined }
  | { type: 'custom'; headers: Record<string, string> };

const [none, apiKey, bearer] = ServiceCredentialsSchema.def.options;

export const PublicCredentialsSchema = z.discriminatedUnion('type', [
  none,
  apiKey,
  bearer,
  z.object({
    type: z.literal('evmauth'),
    wallet_address: EvmAddressSchema,
    contract_address: z.optional(EvmAddressSchema),
    token_id: z.optional(EvmTokenIdSchema),
  }),
  z.object({
    type: z.literal('oauth2'),
    access_token: z.optional(SecretSchema),
  }),
  z.object({ type: z.literal('custom'), headers: HeadersSchema }),
]);
