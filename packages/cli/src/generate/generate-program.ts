import { oneLine } from '@nanda/terminal';
import type { GenerateInput } from './generate-input.js';
import { kebabName } from './kebab-name.js';
import { printJson } from './print-json.js';
import { printLiteral } from './print-literal.js';
import { programOptions } from './program-options.js';
import { programRuntime } from './program-runtime.js';
import { stripHidden } from './strip-hidden.js';

/** A program in one file with a command for each tool of a service. */
export function generateProgram({ services: [service], header }: GenerateInput): string {
  if (service === undefined) return '';
  const name = service.alias ?? service.name;
  const used = new Set(['help']);
  const tools = service.tools
    .filter((tool) => tool.name.isWellFormed())
    .map((tool) => {
      const wanted = kebabName(tool.name, { otherwise: 'tool', length: 64 });
      let command = wanted;
      for (let count = 2; used.has(command); count += 1) command = `${wanted}-${count}`;
      used.add(command);
      return {
        name: tool.name,
        command,
        description: oneLine(stripHidden(tool.description ?? tool.title ?? ''), 600),
        options: programOptions(tool),
      };
    });
  return `#!/usr/bin/env node
// ${header}
// Do not edit it: generate it again when the tools have changed.
'use strict';

const program = ${printLiteral(kebabName(name, { otherwise: 'tools' }))};

const service = ${printJson({ id: service.id, name: oneLine(stripHidden(name), 100) }, { indent: 2 })};

const tools = ${printJson(tools, { indent: 2 })};
${programRuntime}`;
}
