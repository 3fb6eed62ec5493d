import type { CopiedCall } from './copied-call.js';
import { hideCredentials } from './hide-credentials.js';
import { hideSecrets } from './hide-secrets.js';
import { printCode } from './print-code.js';

/** Where the program of {@link copyAsCode} finds the proxy. */
export interface CopyAsCodeOptions {
  baseURL: string;
  /** Whether the proxy wants a token; the SDK takes it from `NANDA_ACCESS_TOKEN`. Default false. */
  wantsToken?: boolean | undefined;
  /** A word of a shell: a header field with the token, wherever that is kept. Default: nothing is said of it. */
  shellHeader?: string | undefined;
}

/** A call as a whole program in TypeScript: it connects, calls, prints the result and closes. No secret is in it. */
export function copyAsCode(
  call: CopiedCall,
  { baseURL, wantsToken, shellHeader }: CopyAsCodeOptions,
): string {
  const { service, tool, parameters, schema, auth } = call;
  const words: unknown[] = [service.id];
  if (auth !== undefined && auth.type !== 'none') words.push({ auth: hideCredentials(auth) });
  const connecting = printCall('await using connection = await nanda.connect', words);
  const calling = printCall('const result = await connection.execute', [
    tool,
    hideSecrets(parameters, { schema }),
  ]);
  const body = [
    ...(wantsToken === true ? tellOfToken(shellHeader) : []),
    `const nanda = new NANDAClient(${printCode({ baseURL }, { column: 30 })});`,
    connecting,
    calling,
    'console.log(textOf(result) || result);',
  ].join('\n');
  const declaration = body.includes('process.env[')
    ? 'declare const process: { env: Record<string, string | undefined> };\n\n'
    : '';
  return `import { NANDAClient, textOf } from '@nanda/sdk';\n\n${declaration}${body}\n`;
}

function tellOfToken(shellHeader: string | undefined): readonly string[] {
  const token = /^"Authorization: Bearer (\$\(.+\))"$/u.exec(shellHeader ?? '')?.[1];
  if (token === undefined) return ['// The token is taken from NANDA_ACCESS_TOKEN.'];
  return ['// The token is taken from the environment:', `// export NANDA_ACCESS_TOKEN="${token}"`];
}

function printCall(head: string, words: readonly unknown[]): string {
  let line = `${head}(`;
  for (const [index, word] of words.entries()) {
    if (index > 0) line += ', ';
    line += printCode(word, { column: line.length - line.lastIndexOf('\n') + 1 });
  }
  return `${line});`;
}
