import { defineGenerateCommand } from './define-generate-command.js';

export const genOpenapi = defineGenerateCommand({
  kind: 'openapi',
  isDocument: true,
  summary: 'Write an OpenAPI 3.1 document with a path for each tool, as the proxy serves it.',
  takesOne: true,
  examples: [
    {
      line: 'gen openapi coffee --output coffee.openapi.json',
      does: 'for code generators, Postman',
    },
    { line: "gen openapi github --tools 'get_*'", does: 'some of its tools' },
    { line: 'gen openapi coffee -o yaml', does: 'as YAML' },
  ],
  notes: ['The document of the whole proxy is at GET /openapi.json: nanda api /openapi.json'],
  async generate(input) {
    const { generateOpenApi } = await import('../generate/generate-openapi.js');
    return generateOpenApi(input);
  },
});
