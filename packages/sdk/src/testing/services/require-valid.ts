import { Refusal } from '../wire/refusal.js';
import { checkParameters } from './check-parameters.js';

/** Refuses values that do not fit a schema. @throws Refusal INVALID_PARAMETERS */
export function requireValid(
  value: unknown,
  {
    schema,
    subject,
  }: {
    readonly schema: Readonly<Record<string, unknown>>;
    /** `of "tool"`, `of the answer` */
    readonly subject: string;
  },
): void {
  const faults = checkParameters(value, { schema });
  if (faults.length === 0) return;
  const list = faults.map(({ path, message }) => (path === '' ? message : `${path} ${message}`));
  throw new Refusal('INVALID_PARAMETERS', {
    message: `The parameters ${subject} are not valid: ${list.join('; ')}.`,
    details: { faults },
  });
}
