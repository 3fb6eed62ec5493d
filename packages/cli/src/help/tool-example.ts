import type { ToolDefinition } from '@nanda/protocol';
import {
  exampleParameters,
  formatToolArguments,
  parametersOfUser,
  quoteForShell,
  sanitizeLine,
} from '@nanda/terminal';

/** The arguments of a call that could be made, as they are pasted behind the tool's name. Safe to show. */
export function toolExample({ inputSchema }: Pick<ToolDefinition, 'inputSchema'>): string {
  const schema = parametersOfUser(inputSchema);
  const parameters = exampleParameters(schema);
  const words = formatToolArguments(parameters, { schema });
  const isSafe = words.every((word) => sanitizeLine(word) === word);
  if (isSafe) return words.map(quoteForShell).join(' ');
  return quoteForShell(toAscii(JSON.stringify(parameters)));
}

/** The same JSON without a character that a terminal could take for something else. */
function toAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
