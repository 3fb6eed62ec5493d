import * as z from 'zod/mini';

/** Every failure on the public surface. */
export interface PublicError {
  error: { code: string; message: string; details: Record<string, unknown> };
}

export const PublicErrorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
});
