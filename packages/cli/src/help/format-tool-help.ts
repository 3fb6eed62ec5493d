import type { ToolDefinition } from '@nanda/protocol';
import {
  oneLine,
  parametersOfUser,
  sanitizeForTerminal,
  sanitizeLine,
  valueName,
  wrapText,
  wrapWords,
} from '@nanda/terminal';
import { toolOptions } from '../execution/tool-options.js';
import { toolHelpCommand } from '../execution/tool-help-command.js';
import { toolWord } from '../execution/tool-word.js';
import type { Output } from '../output/output.js';
import { describeClaims } from './describe-claims.js';
import { type Collision, findCollisions } from './find-collisions.js';
import { formatDefinitions } from './format-definitions.js';
import { formatUsage } from './format-usage.js';
import { helpWidth } from './help-width.js';
import { listParameters, type Parameter } from './list-parameters.js';
import { parameterFacts } from './parameter-facts.js';
import { toolExample } from './tool-example.js';

export interface FormatToolHelpOptions {
  /** What is typed before its name. */
  readonly invocation: string;
  /** What is typed to mean it. @default its name */
  readonly name?: string;
  readonly output: Output;
}

/** The help of a tool, made of its schema. Whatever the service has written in it is made safe to show. */
export function formatToolHelp(
  tool: ToolDefinition,
  { invocation, name = tool.name, output }: FormatToolHelpOptions,
): string {
  const { style } = output;
  const width = helpWidth(output);
  const [program = invocation] = invocation.split(' ');
  const { outputSchema, title, description } = tool;
  const inputSchema = parametersOfUser(tool.inputSchema);
  const shown = sanitizeLine(oneLine(tool.name, 100));
  const typed = `${invocation} ${sanitizeLine(toolWord(name))}`;
  const word = sanitizeLine(toolWord(name));
  const section = (heading: string, text: string) => `${style.bold(`${heading}:`)}\n${text}`;
  const collisions = findCollisions(inputSchema, toolOptions);
  const { parameters, left } = listParameters(inputSchema);
  const results = outputSchema === undefined ? undefined : listParameters(outputSchema);
  const claims = describeClaims(tool);
  return [
    wrapWords(`${style.bold(shown)}${title ? ` - ${sanitizeLine(oneLine(title, 200))}` : ''}`, {
      width,
    }),
    ...(description ? [wrapText(sanitizeForTerminal(description).trim(), { width })] : []),
    formatUsage(tool, { head: `${style.bold('Usage:')} ${typed}`, width, hanging: 7 }),
    section('Example', `  ${typed} ${toolExample(tool)}`.trimEnd()),
    parameters.length === 0
      ? 'It takes no parameters.'
      : section(
          'Parameters',
          formatDefinitions(parameters.map(parameterRow), { width }) + more(left),
        ),
    ...(results && results.parameters.length > 0
      ? [
          section(
            'Result',
            formatDefinitions(results.parameters.map(resultRow), { width }) + more(results.left),
          ),
        ]
      : []),
    ...(claims.length > 0
      ? [wrapWords(`It says of itself, unchecked, that it ${joinWords(claims)}.`, { width })]
      : []),
    ...collisions.map(explainCollision),
    wrapWords(style.dim(`More ways to give arguments: ${program} help args`), { width }),
  ].join('\n\n');

  function parameterRow({ segments, flag, path, shape, isRequired }: Parameter): [string, string] {
    const value = valueName(shape, { root: inputSchema });
    const [first] = segments;
    const parent = segments
      .slice(0, -1)
      .filter((segment) => typeof segment === 'string')
      .at(-1);
    const collides = segments.length === 1 && collisions.some(({ property }) => property === first);
    const { description: text, facts } = parameterFacts(shape, { root: inputSchema });
    const label =
      flag === undefined ? `"${path}" (in a JSON object)` : `${flag} ${value}`.trimEnd();
    return [
      sanitizeLine(label),
      sentences([
        isRequired && (parent === undefined ? 'Required' : `Required with ${sanitizeLine(parent)}`),
        text,
        joinFacts(facts),
        collides && `Also an option of ${program}: see below`,
      ]),
    ];
  }

  function resultRow({ path, shape, isRequired }: Parameter): [string, string] {
    const value = valueName(shape, { root: outputSchema }) || 'true|false';
    const { description: text, facts } = parameterFacts(shape, { root: outputSchema });
    const kept = facts.filter((fact) => fact !== 'repeatable');
    const label = `${path.replaceAll('[0]', '[]')} ${value}`;
    return [
      sanitizeLine(label),
      sentences([!isRequired && 'Not always there', text, joinFacts(kept)]),
    ];
  }

  function more(count: number): string {
    return count > 0 ? `\n  and ${count} more: --help --json shows the whole schema` : '';
  }

  /** The command is not wrapped: it is there to be copied. */
  function explainCollision({ option, value }: Collision): string {
    if (option === 'help') {
      return `--help after ${shown} is the tool's own. This help is:\n  ${sanitizeLine(toolHelpCommand(name, { invocation }))}`;
    }
    const ours = `${invocation} --${option} ${value}`.trimEnd();
    const said = `--${option} after ${shown} is the tool's. The one of ${program} goes before it:`;
    return `${wrapWords(said, { width })}\n  ${ours} ${word} …`;
  }
}

function joinFacts(facts: readonly string[]): string {
  const text = facts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Parts as sentences, without a full stop behind the last one. */
function sentences(parts: readonly (string | false | undefined)[]): string {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return said
    .map((part, index) => (index < said.length - 1 && !/[.!?:…]$/.test(part) ? `${part}.` : part))
    .join(' ');
}

function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
