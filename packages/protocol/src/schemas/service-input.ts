import * as z from 'zod/mini';

/** One value that a service wants to be given: a header field, a variable of a URL, of the environment. */
export interface ServiceInput {
  name: string;
  description?: string | undefined;
  isRequired?: boolean | undefined;
  /** True where the value must be kept like a password. */
  isSecret?: boolean | undefined;
  format?: 'string' | 'number' | 'boolean' | 'filepath' | undefined;
  default?: string | undefined;
  placeholder?: string | undefined;
  /** Fixed, not to be asked for; `{name}` in it stands for one of the variables. */
  value?: string | undefined;
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
