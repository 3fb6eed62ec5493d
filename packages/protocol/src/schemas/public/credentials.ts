import * as z from 'zod/mini';
import {
  EvmAddressSchema,
  EvmChainIdSchema,
  EvmTokenIdSchema,
  oauthMembers,
  SecretSchema,
  ServiceCredentialsSchema,
} from '../service-credentials.js';

/** Credentials in the spelling of the public surface. */
export type PublicCredentials =
  | { type: 'none' }
  | { type: 'api_key'; key: string; header?: string | undefined }
  | { type: 'bearer'; token: string }
  | { type: 'basic'; username: string; password: string }
  | {
      type: 'evmauth';
      wallet_address: string;
      contract_address?: string | undefined;
      token_id?: string | undefined;
      chain_id?: number | undefined;
    }
  | {
      type: 'oauth2';
      access_token?: string | undefined;
      client_id?: string | undefined;
      client_secret?: string | undefined;
      scope?: string | undefined;
      grant?: 'authorization_code' | 'client_credentials' | undefined;
    }
  | {
      type: 'custom';
      headers?: Record<string, string> | undefined;
      variables?: Record<string, string> | undefined;
    };

const [none, apiKey, bearer, , , custom, basic] = ServiceCredentialsSchema.def.options;

export const PublicCredentialsSchema = z.discriminatedUnion('type', [
  none,
  apiKey,
  bearer,
  z.object({
    type: z.literal('evmauth'),
    wallet_address: EvmAddressSchema,
    contract_address: z.optional(EvmAddressSchema),
    token_id: z.optional(EvmTokenIdSchema),
    chain_id: z.optional(EvmChainIdSchema),
  }),
  z.object({
    type: z.literal('oauth2'),
    access_token: z.optional(SecretSchema),
    client_id: z.optional(SecretSchema),
    client_secret: z.optional(SecretSchema),
    ...oauthMembers,
  }),
  custom,
  basic,
]);
