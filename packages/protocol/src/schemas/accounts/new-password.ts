import * as z from 'zod/mini';

/** A password that somebody chooses. */
export const NewPasswordSchema = z.string().check(z.minLength(8), z.maxLength(1024));
