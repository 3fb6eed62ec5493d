import type { Schema } from '@nanda/protocol';
import { ResponseValidationError } from '../errors/response-validation-error.js';

/**
 * Checks a value that a server sent and returns it as it came.
 *
 * @throws ResponseValidationError
 */
export function validate<Output>(
  schema: Schema<Output>,
  {
    value,
    subject,
    requestId,
  }: { value: unknown; subject: string; requestId?: string | undefined },
): Output {
  const { error } = schema.safeParse(value);
  if (error === undefined) return value as Output;
  throw new ResponseValidationError({ subject, issues: error.issues, requestId });
}
