import { args } from './args.js';
import { environment } from './environment.js';
import { exitCodes } from './exit-codes.js';
import { files } from './files.js';
import { formatting } from './formatting.js';
import type { HelpTopic } from './help-topic.js';
import { keys } from './keys.js';
import { registries } from './registries.js';

/** What `nanda help` explains besides the commands, in the order of the help. */
export const helpTopics: readonly HelpTopic[] = [
  args,
  formatting,
  exitCodes,
  environment,
  files,
  registries,
  keys,
];
