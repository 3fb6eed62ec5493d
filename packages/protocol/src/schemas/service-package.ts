import * as z from 'zod/mini';
import { transports, type Transport } from '../facts/transports.js';
import { ServiceInputSchema, type ServiceInput } from './service-input.js';

/** A program that its publisher offers to run on one's own machine. Shown, and never started from here. */
export interface ServicePackage {
  /** `npm`, `pypi`, `oci`, `nuget`, `mcpb`, … */
  registryType: string;
  /** Its name there, or its address. */
  identifier: string;
  /** Of the package. */
  version?: string | undefined;
  /** The program that runs it: `npx`, `uvx`, `docker`, … */
  runtimeHint?: string | undefined;
  /** What the program speaks once it runs. */
  transport: Transport;
  /** Where it listens once it runs, for transports other than stdio. */
  url?: string | undefined;
  /** SHA-256 of the file that is downloaded, in hexadecimal. */
  fileSha256?: string | undefined;
  /** In their order, positional ones by their value or what it is called. */
  runtimeArguments?: ServiceArgument[] | undefined;
  /** Arguments of the program itself, in their order. */
  packageArguments?: ServiceArgument[] | undefined;
  /** What it wants in its environment. */
  environmentVariables?: ServiceInput[] | undefined;
}

/** One argument of a command line. */
export interface ServiceArgument extends ServiceInput {
  /** `named`: with its name before it. `positional`: its value alone. */
  kind: 'named' | 'positional';
  /** Whether it may be given more than once. */
  isRepeated?: boolean | undefined;
}

const ServiceArgumentSchema = z.extend(ServiceInputSchema, {
  kind: z.enum(['named', 'positional']),
  isRepeated: z.optional(z.boolean()),
});

export const ServicePackageSchema = z.object({
  registryType: z.string(),
  identifier: z.string(),
  version: z.optional(z.string()),
  runtimeHint: z.optional(z.string()),
  transport: z.enum(transports),
  url: z.optional(z.string()),
  fileSha256: z.optional(z.string()),
  runtimeArguments: z.optional(z.array(ServiceArgumentSchema)),
  packageArguments: z.optional(z.array(ServiceArgumentSchema)),
  environmentVariables: z.optional(z.array(ServiceInputSchema)),
});
