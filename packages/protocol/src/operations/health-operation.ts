import * as z from 'zod/mini';
import { operationFacts } from '../facts/operation-facts.js';
import { HealthSchema } from '../schemas/health.js';
import type { Operation } from './operation.js';

export const getHealth = {
  id: 'health',
  ...operationFacts.health,
  summary: 'Whether the proxy works.',
  query: z.object({}),
  data: HealthSchema,
  errors: [],
} as const satisfies Operation;
