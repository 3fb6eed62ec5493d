/** What a word of a command line names. `text` is free: nothing can be proposed for it. */
export type WordKind =
  | 'alias'
  | 'call'
  | 'client'
  | 'connection'
  | 'connection-tool'
  | 'credential'
  | 'editor'
  | 'execution'
  | 'file'
  | 'profile'
  | 'recording'
  | 'registry'
  | 'registry-spec'
  | 'secret'
  | 'server'
  | 'service'
  | 'setting'
  | 'setting-value'
  | 'shell'
  | 'subject'
  | 'text'
  | 'tool'
  | 'waiting'
  | 'wallet';

/** Those that need nothing of the words before them. */
export type PlainWordKind = Exclude<WordKind, 'connection-tool' | 'setting-value'>;

/** What arguments name, by their own names. */
export const argumentKinds: Readonly<Record<string, WordKind>> = {
  account: 'text',
  arguments: 'text',
  connection: 'connection',
  'connection-id': 'connection',
  credential: 'credential',
  entry: 'text',
  file: 'file',
  line: 'text',
  prefix: 'tool',
  profile: 'profile',
  query: 'text',
  registry: 'registry',
  request: 'text',
  service: 'service',
  setting: 'setting',
  shell: 'shell',
  source: 'text',
  spec: 'registry-spec',
  subject: 'subject',
  tool: 'call',
  // Only the service itself knows which there are.
  uri: 'text',
  url: 'text',
  value: 'text',
  values: 'text',
  wallet: 'wallet',
};

/** The same for some commands, where the name alone does not say it: `servers remove name`. */
export const argumentKindsOf: Readonly<Record<string, WordKind>> = {
  'accounts add email': 'text',
  'alias rm name': 'alias',
  'alias set name': 'alias',
  'auth keys create name': 'text',
  'auth keys revoke key': 'text',
  'call tool': 'connection-tool',
  'check server': 'service',
  'config set value': 'setting-value',
  'history rerun id': 'execution',
  'history show id': 'execution',
  'inbox answer id': 'waiting',
  'inbox cancel id': 'waiting',
  'inbox decline id': 'waiting',
  'inbox show id': 'waiting',
  'install client': 'editor',
  'prompts get name': 'text',
  'record name': 'recording',
  'registry status name': 'registry',
  'registry sync name': 'registry',
  'replay name': 'recording',
  'secrets rm name': 'secret',
  'secrets set name': 'secret',
  'servers add name': 'text',
  'servers add server': 'text',
  'servers export name': 'server',
  'servers get name': 'server',
  'servers import source': 'client',
  'servers remove name': 'server',
  'tools get tool': 'call',
  'uninstall client': 'editor',
  'wallet create name': 'text',
  'wallet import name': 'text',
};

/** What the values of options name, by the names of the options. */
export const optionKinds: Readonly<Record<string, PlainWordKind>> = {
  connection: 'connection',
  profile: 'profile',
  registry: 'registry-spec',
  service: 'service',
  source: 'registry',
  tool: 'tool',
  wallet: 'wallet',
};
