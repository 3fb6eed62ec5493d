import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { AuthorizationRequestSchema, AuthorizationSchema } from '../schemas/authorization.js';
import { queryNumber } from '../schemas/query-values.js';
import { bodyErrors } from './body-errors.js';
import type { Operation } from './operation.js';
import { authorizationParams, noQuery, serviceParams } from './path-values.js';
import { sessionErrors } from './session-errors.js';

export const createAuthorization = {
  id: 'authorizations.create',
  ...operationFacts['authorizations.create'],
  summary: "Begin to ask for the user's consent at a service's authorization server (OAuth 2.1).",
  params: serviceParams,
  query: noQuery,
  body: AuthorizationRequestSchema,
  data: AuthorizationSchema,
  errors: [...bodyErrors, 'CONNECTION_LIMIT_REACHED', ...sessionErrors],
} as const satisfies Operation;

export const getAuthorization = {
  id: 'authorizations.get',
  ...operationFacts['authorizations.get'],
  summary: 'Tell how far an authorization is; waits for its end where asked to.',
  params: authorizationParams,
  query: z.strictObject({
    // Seconds to wait while it is pending.
    wait: z.optional(queryNumber({ minimum: 0, maximum: 60 })),
  }),
  data: AuthorizationSchema,
  errors: ['NOT_FOUND'],
} as const satisfies Operation;

export const completeAuthorization = {
  id: 'authorizations.complete',
  ...operationFacts['authorizations.complete'],
  summary: 'Finish an authorization with the address to which the browser was sent back.',
  params: authorizationParams,
  query: noQuery,
  body: z.strictObject({
    redirectUrl: z.string().check(z.minLength(1), z.maxLength(16_384)),
  }),
  data: AuthorizationSchema,
  errors: [...bodyErrors, 'NOT_FOUND', ...sessionErrors],
} as const satisfies Operation;

export const cancelAuthorization = {
  id: 'authorizations.cancel',
  ...operationFacts['authorizations.cancel'],
  summary: 'Give up an authorization.',
  params: authorizationParams,
  query: noQuery,
  data: AuthorizationSchema,
  errors: ['NOT_FOUND'],
} as const satisfies Operation;
