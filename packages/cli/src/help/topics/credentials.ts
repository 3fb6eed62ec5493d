import type { HelpTopic } from './help-topic.js';

export const credentials: HelpTopic = {
  name: 'credentials',
  summary: 'How to hand over keys and tokens',
  sections: [
    {
      parts: [
        'A secret is never the value of an option: others on this machine can read those.',
        {
          columns: ['form', 'means'],
          rows: [
            ['`--token-file FILE` `--key-file FILE`', 'what the file has'],
            ['`--token-file -`', 'standard input'],
            ['`--token-file env:NAME`', 'a variable of the environment'],
            ['`--token-file secret:NAME`', 'what `nanda secrets set NAME` keeps'],
            [
              '`--header "X-Token: secret:NAME"`',
              'in a header field, also `env:NAME` and `file:PATH`',
            ],
          ],
        },
        '`nanda secrets set NAME` asks for a secret without showing it (or reads it with `--stdin`, `--from-file FILE`, `--from-env NAME`), and keeps it in the keychain of this machine. Where that has none which survives a restart, it is kept in `secrets.json`, which only you can read; `NANDA_SECRETS=keychain` or `file` decides. No command prints it again.',
        '`servers add --env K=secret:NAME` keeps the reference, and the proxy looks it up when it starts the command. `K=env:NAME` keeps what the variable has now: the proxy does not have this shell’s environment.',
      ],
    },
  ],
};
