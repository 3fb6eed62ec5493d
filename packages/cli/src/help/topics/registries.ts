import type { HelpTopic } from './help-topic.js';

export const registries: HelpTopic = {
  name: 'registries',
  summary: 'Where services are found, and how to name a registry',
  sections: [
    {
      parts: [
        'Services are found in registries, several at once. What the first one says of a service counts; a service that several list is shown once. They are read in the background, completely at first and then what has changed, so that searching needs no network. Where one does not answer, what it listed before is still found, and marked.',
        {
          columns: ['spec', 'is'],
          rows: [
            ['`mcp-registry`', 'the official MCP registry'],
            ['`mcp-registry:https://host[/prefix]`', 'another one that speaks its API'],
            [
              '`nanda` `nanda:https://host`',
              'nanda-registry.com (or where `NANDA_API_URL` says), or another one like it',
            ],
            ['`nanda-index` `nanda-index:https://…`', 'the NANDA index, or another one like it'],
            [
              '`file:PATH` `file:https://…`',
              'JSON, JSON Lines or YAML on this machine or behind a URL; a URL that ends so needs no `file:`',
            ],
            [
              '`clients`',
              'what Claude, Cursor, VS Code, Codex, Windsurf, Gemini, Goose and Zed have configured here: read, never changed or started',
            ],
            [
              '`samples`',
              'a few well-known services that come with nanda, for when there is no network',
            ],
            ['`none`', 'none at all'],
          ],
        },
        'They are named by `--registry` (repeatable), else by `NANDA_REGISTRIES` (with commas between), else in `config.json`, which `nanda registry add` and `remove` write; else they are `mcp-registry`, `nanda`, `nanda-index` and `samples`.',
      ],
    },
    {
      title: 'In config.json',
      parts: [
        'A registry may also be an object, with a name and with header fields that a private one wants:',
        {
          code: `{
  "registries": [
    "mcp-registry",
    {
      "type": "mcp-registry",
      "url": "https://registry.example.com",
      "name": "ours",
      "headers": { "X-API-Key": "env:OUR_KEY" }
    },
    { "type": "file", "path": "catalog.yaml", "name": "by hand" }
  ]
}`,
        },
        'The value of a header is always `secret:NAME` (see `nanda secrets`), `env:NAME` or `file:PATH`: the proxy looks it up when it starts, and these settings never have it. An address with a password or a token in it (`https://me:pw@…`, `?api_key=…`) is refused, because addresses are stored and shown. Paths are relative to the file; those that are typed, to where you are.',
      ],
    },
    {
      title: 'When they are read',
      parts: [
        '`nanda registry sync` reads now, shows how far it is, and fails where a registry does; Ctrl-C leaves it to the background. The first search of an empty catalog waits a few seconds for what comes. Without a network it says once who does not answer and why, and lists the samples.',
      ],
    },
  ],
};
