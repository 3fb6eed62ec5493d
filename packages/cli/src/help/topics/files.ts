import type { HelpTopic } from './help-topic.js';

export const files: HelpTopic = {
  name: 'files',
  summary: 'Where nanda keeps its files',
  sections: [
    {
      parts: [
        'Paths of Linux; elsewhere the platform’s own. All are readable by you alone.',
        {
          columns: ['file', 'has'],
          rows: [
            [
              '`~/.config/nanda/config.json`',
              'settings (`nanda config`), profiles and aliases: `{"timeout": "2m", "registries": […], "profiles": {"work": {…}}, "aliases": {"w": "exec …"}}`; what nanda does not know stays in it',
            ],
            [
              '`~/.config/nanda/secrets.json`',
              'the names of your secrets (`nanda secrets`), and the values of those that no keychain keeps; refused where others can read it',
            ],
            [
              '`~/.config/nanda/servers.json`',
              'your own servers, in the `mcpServers` form that editors use',
            ],
            [
              '`~/.config/nanda/trusted.json`',
              'entries of other files that you agreed to start (`nanda servers trust`)',
            ],
            [
              '`~/.config/nanda/wallets.json`',
              'the names and addresses of your wallets (`nanda wallet`); the keys are where secrets are',
            ],
            [
              '`~/.config/nanda/sessions/`',
              'to which proxies you are signed in (`nanda auth login`); the tokens are where secrets are, or in a `secrets.json` here',
            ],
            [
              '`~/.local/share/nanda/`',
              'the catalog, the connections, and encrypted what the proxy keeps to let you into services (`nanda credentials`); of `nanda serve` accounts and the audit log; `recordings/` (`nanda record`)',
            ],
            [
              '`~/.local/state/nanda/`',
              '`proxy.json` (where the background proxy is, and its token), `children-*.json` (what a proxy has started, so that nothing of it outlives a kill), `proxy.log`, `proxy.log.1`, `current.json`, `listing.json`, the rows of `inbox`, `history` and `resources`, `clients.json`, `evmauth.json` (contracts that you agreed to)',
            ],
          ],
        },
        '`NANDA_CONFIG_DIR`, `NANDA_DATA_DIR`, `NANDA_STATE_DIR` and `NANDA_RUNTIME_DIR` name other places, on Linux also `XDG_CONFIG_HOME`, `XDG_DATA_HOME` and `XDG_STATE_HOME`. `nanda config path --json` shows them all.',
        'A profile has its own `servers.json`, data, state and proxy in `profiles/NAME/` inside of each of these directories.',
      ],
    },
    {
      title: 'Secrets in servers.json',
      parts: [
        'A value in `env` or `headers` may say where it is found: `secret:NAME` (`nanda secrets set NAME`), `env:NAME` (the environment that the proxy was started in), or inside of a text `Bearer ${secret:NAME}`. The proxy looks it up when it starts the command or opens the connection; where it is missing, connecting says which one.',
        {
          code: `{
  "mcpServers": {
    "db": { "command": "db-mcp", "env": { "TOKEN": "secret:DB" } },
    "crm": {
      "url": "https://crm.example/mcp",
      "headers": { "Authorization": "Bearer \${secret:CRM}" }
    }
  }
}`,
        },
      ],
    },
    {
      title: 'Two proxies, one data directory',
      parts: [
        '`nanda serve` shares the catalog and the stored connections with the background proxy unless it has a `--data-dir` of its own (`:memory:` for none), and says so. Either opens a connection of the other when it is used. Close a connection where it is open: the other proxy notices only at its next start.',
      ],
    },
  ],
};
