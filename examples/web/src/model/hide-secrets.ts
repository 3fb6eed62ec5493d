import type { ToolForm } from './tool-form.ts';

/** The parameters as they may be shown: what was typed into a field for secrets is not among them. */
export function hideSecrets(
  parameters: Readonly<Record<string, unknown>>,
  { fields }: ToolForm,
): Readonly<Record<string, unknown>> {
  const secret = new Set(
    fields.flatMap(({ input, name }) => (input.type === 'text' && input.isSecret ? [name] : [])),
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, secret.has(name) ? '•••' : value]),
  );
}
