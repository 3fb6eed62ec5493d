import type { HelpTopic } from './help-topic.js';

export const keys: HelpTopic = {
  name: 'keys',
  summary: 'How to hand over keys and tokens',
  sections: [
    {
      parts: [
        'A secret is never the value of an option: others on this machine can read those.',
        {
          columns: ['form', 'means'],
          rows: [
            ['`--token-file FILE` `--key-file FILE` `--password-file FILE`', 'what the file has'],
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
    {
      title: 'Of a service',
      parts: [
        '`nanda connect` on a terminal asks for exactly what a service wants, with nothing secret shown. What you type is kept by the proxy, encrypted, and used by the next connect; `--no-remember` keeps it for this connection alone, `--no-keep` writes it nowhere: it is wanted again once the proxy has ended. What is given by options is kept with `--remember`.',
        'Without a terminal it fails with exit code 3, and says by which options the same is given: `--token-file`, `--key-file`, `--user` and `--password-file`, `--header`, `--variable NAME=VALUE`, `--wallet`.',
        'A service that wants you to agree on a page (OAuth) says where that is; on a terminal it is opened when you say so, and waited for. Where the browser is on another machine, the address that it has ended at is pasted while it waits. In a script nothing is opened: the failure has the address of the page, and `nanda connect --authorization ID` goes on once somebody has agreed. A machine that nobody sits at has a client of its own: `--client-id ID --client-secret-file FILE --grant client_credentials`.',
        '`nanda credentials` lists what is kept, never the secrets; `credentials revoke` forgets it, and takes tokens back at their issuer; `credentials export` and `import` take it to another machine.',
      ],
    },
    {
      title: 'Of a proxy with accounts',
      parts: [
        '`nanda auth login --url URL` signs in to it: in a browser, with a code that is typed in a browser of another machine (`--device`), with a password (`--email`), with a wallet (`--wallet`, `--wallet-key`), or with a key or token from standard input (`--token-stdin`). What it gets is kept as secrets are, by proxy and profile; every command shows it to that proxy from then on, and renews it before it is over. `NANDA_TOKEN` wins over it.',
        '`nanda auth status` says who you are there, and exits with 3 where you are nobody. `nanda auth token` prints a token that is good for minutes; a program that works for longer gets a key: `nanda auth keys create NAME --scope tools:call`. `nanda auth logout` ends the sign-in, there and here.',
      ],
    },
  ],
};
