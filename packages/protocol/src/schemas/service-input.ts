import * as z from 'zod/mini';

/** One value that a service wants to be given: a header field, a variable of a URL, of the environment. */
export interface ServiceInput {
  /** The name of the field or variable. */
  name: string;
  /** What it is for. */
  description?: string | undefined;
  /** Whether the service cannot do without. */
  isRequired?: boolean | undefined;
  /** True where the value must be kept like a password. */
  isSecret?: boolean | undefined;
  /** What kind of value it is. @default 'string' */
  format?: 'string' | 'number' | 'boolean' | 'filepath' | undefined;
  /** Taken where nothing is given. */
  default?: string | undefined;
  /** An example, to be shown and not taken. */
  placeholder?: string | undefined;
  /** Fixed, not to be asked for; `{name}` in it stands for one of the variables. */
  value?: string | undefined;
  /** The values that it may have. */
  choices?: string[] | undefined;
  /** What stands for `{name}` in `value`. */
  variables?: ServiceInput[] | undefined;
}

const common = {
  name: z.string(),
  description: z.optional(z.string()),
  isRequired: z.optional(z.boolean()),
  isSecret: z.optional(z.boolean()),
  format: z.optional(z.enum(['string', 'number', 'boolean', 'filepath'])),
  default: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  value: z.optional(z.string()),
  choices: z.optional(z.array(z.string())),
};

export const ServiceInputSchema = z.object({
  ...common,
  get variables(): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniType<ServiceInput>>> {
    return z.optional(z.array(ServiceInputSchema));
  },
});
