import { encodeFieldValue } from '../tools/encode-field-value.js';

export interface MessageHeadersOptions {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Which parameter names what a request is about. */
const namingParameters = new Map([
  ['tools/call', 'name'],
  ['prompts/get', 'name'],
  ['resources/read', 'uri'],
  ['tasks/get', 'taskId'],
  ['tasks/update', 'taskId'],
  ['tasks/cancel', 'taskId'],
]);

/** The fields in which a request of the newer era repeats what is in its body. */
export function messageHeaders({
  method,
  params,
}: MessageHeadersOptions): Readonly<Record<string, string>> {
  const parameter = namingParameters.get(method);
  const name = parameter === undefined ? undefined : params[parameter];
  return {
    'Mcp-Method': method,
    ...(typeof name === 'string' && { 'Mcp-Name': encodeFieldValue(name) }),
  };
}
