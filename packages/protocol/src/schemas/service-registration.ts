import * as z from 'zod/mini';
import { transports, type Transport } from '../facts/transports.js';

/** A service of one's own, to be listed in the catalog of this proxy. */
export interface ServiceRegistration {
  /** 1 to 200 characters. */
  name: string;
  /** Where it listens: http(s) or ws(s). */
  url: string;
  /** A name for people. */
  title?: string | undefined;
  /** What it does. */
  description?: string | undefined;
  /** Of the service. */
  version?: string | undefined;
  /** One word to find it by. */
  category?: string | undefined;
  /** Words to find it by. */
  tags?: string[] | undefined;
  /** @default found out by asking it */
  transport?: Transport | undefined;
  /** A page about it. */
  homepage?: string | undefined;
  /** Where its source is. */
  repository?: string | undefined;
}

const text = (maximum: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(maximum));

export const ServiceRegistrationSchema = z.strictObject({
  name: text(200),
  url: text(2048),
  title: z.optional(text(200)),
  description: z.optional(text(4000)),
  version: z.optional(text(64)),
  category: z.optional(text(64)),
  tags: z.optional(z.array(text(64)).check(z.maxLength(64))),
  transport: z.optional(z.enum(transports)),
  homepage: z.optional(text(2048)),
  repository: z.optional(text(2048)),
});
