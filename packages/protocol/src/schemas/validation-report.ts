import * as z from 'zod/mini';

/** What the schema says about parameters, without a call. */
export interface ValidationReport {
  /** Whether the tool would take them. */
  valid: boolean;
  /** Every fault at once; empty when valid. */
  faults: ParameterFault[];
}

/** Something about parameters that the schema of a tool does not allow. */
export interface ParameterFault {
  /** JSON Pointer to the faulty value; empty for the parameters as a whole. */
  path: string;
  /** JSON Pointer to the rule in the tool's schema. */
  schemaPath: string;
  /** For people: what is wrong. */
  message: string;
}

export const ParameterFaultSchema = z.object({
  path: z.string(),
  schemaPath: z.string(),
  message: z.string(),
});

export const ValidationReportSchema = z.object({
  valid: z.boolean(),
  faults: z.array(ParameterFaultSchema),
});
