import type { Operation } from '@nanda/protocol';
import type { Told } from './send-request.js';

/** Whether it was answered with success. @throws Error where that is not in the words of the contract */
export function checkContract(
  { status, fields, text }: Pick<Told, 'status' | 'fields' | 'text'>,
  operation: Operation,
): boolean {
  const isDocument = String(fields['content-type']).startsWith('application/json');
  if (operation.stream !== undefined) return status === 200;
  if (status !== operation.status || !isDocument || text === '') return false;
  const body = JSON.parse(text) as { readonly data?: unknown; readonly meta?: unknown };
  const isEnveloped = operation.path.startsWith('/v2/');
  const { success, error } = operation.data.safeParse(isEnveloped ? body.data : body);
  if (!success) throw new Error(`It is not as the contract has it: ${error.message}`);
  const meta = isEnveloped ? operation.meta?.safeParse(body.meta) : undefined;
  if (meta?.success === false) throw new Error(`Its meta is not as agreed: ${meta.error.message}`);
  return true;
}
