import type { HelpTopic } from './help-topic.js';

export const args: HelpTopic = {
  name: 'args',
  summary: 'How the arguments of tools are written',
  sections: [
    {
      parts: [
        'Arguments are typed by the tool’s own JSON Schema: where it says string, `007` stays `"007"`. `nanda exec <tool> --help` shows what a tool takes.',
        {
          columns: ['form', 'means'],
          rows: [
            ['`--wallet-address 0x…` `--walletAddress=0x…`', 'the property, in any spelling'],
            ['`--verbose` `--no-verbose` `--verbose=false`', 'a boolean'],
            ['`--tag a --tag b` `--tag \'["a","b"]\'`', 'a list'],
            ['`--filter.status open` `--items[0].id 3`', 'inside of objects and lists'],
            [
              '`name=value` `name:=JSON` `name=@file`',
              'the same, shorter; `@@` begins a plain `@`',
            ],
            [
              '`\'{"a": 1}\'` `--args \'{"a": 1}\'` `--args @file` `-`',
              'all of them; single options win; `-` is standard input',
            ],
            ['`\'tool(a: 1, b: "x")\'`', 'the whole call as one word: JSON, or text as it is'],
          ],
        },
      ],
    },
    {
      title: 'Where else it holds',
      parts: [
        'The same is read by `nanda inbox answer` (typed by the form that is asked for), `nanda prompts get`, `nanda history rerun` (over the arguments of before), and by the lines of `nanda batch`, which are the words of a call each, or JSON.',
      ],
    },
    {
      title: 'Whose option it is',
      parts: [
        'Options before the tool’s name are nanda’s: `nanda exec --timeout 5s search --timeout 3` sets both. After it the tool’s come first; `--json`, `--save`, `--timeout`, `--dry-run` and the like are nanda’s there too, unless the tool has them, and its help says which it has. After `--` everything is the tool’s.',
      ],
    },
    {
      title: 'What is checked',
      parts: [
        'Types, choices, what is missing, unknown names and limits are checked before anything is sent, and all problems are told at once. `--dry-run` shows what would be sent, `--no-validate` sends anyway, and the service decides.',
        'A whole number beyond 2^53 is refused and never rounded, in JSON too. Standard input is read where `-` asks for it, and nowhere else. Files of `@` are relative to where you are; `@~/file` is in your home directory.',
      ],
    },
  ],
};
