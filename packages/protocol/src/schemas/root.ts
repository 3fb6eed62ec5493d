import * as z from 'zod/mini';

/** A place that a service may work in. */
export interface Root {
  /** A `file:` URI, as the protocol wants it. */
  uri: string;
  /** A name for people. */
  name?: string | undefined;
}

export const RootSchema = z.object({
  uri: z.string().check(z.startsWith('file://'), z.maxLength(4096)),
  name: z.optional(z.string().check(z.maxLength(256))),
});
