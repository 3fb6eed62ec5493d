import type { Binding } from './binding.js';
import { anywhereKeys } from './anywhere-keys.js';
import { listKeys } from './list-keys.js';
import { paneKeys } from './pane-keys.js';
import { authorizationKeys } from '../panes/authorization/authorization-keys.js';
import { connectionsKeys } from '../panes/connections/connections-keys.js';
import { credentialsKeys } from '../panes/connections/credentials-keys.js';
import { detailKeys } from '../panes/detail/detail-keys.js';
import { callFormKeys } from '../panes/form/call-form-keys.js';
import { runKeys } from '../panes/runs/run-keys.js';
import { facetsKeys } from '../panes/services/facets-keys.js';
import { servicesKeys } from '../panes/services/services-keys.js';
import { toolsKeys } from '../panes/tools/tools-keys.js';
import { transcriptKeys } from '../panes/transcript/transcript-keys.js';
import { completionKeys } from '../prompt/completion-keys.js';
import { editingKeys } from '../prompt/editing-keys.js';
import { historySearchKeys } from '../prompt/history-search-keys.js';
import { confirmKeys } from '../frame/confirm-keys.js';
import { helpKeys } from '../help/help-keys.js';
import { paletteKeys } from '../palette/palette-keys.js';
import { historyKeys } from '../panes/history/history-keys.js';
import { inboxKeys } from '../panes/inbox/inbox-keys.js';
import { questionKeys } from '../panes/inbox/question-keys.js';
import { logsKeys } from '../panes/logs/logs-keys.js';
import { promptKeys } from './prompt-keys.js';

/** Every key of the full screen. The footer, the help, the palette and the documentation are made from it. */
export const keymap: readonly Binding[] = [
  ...anywhereKeys,
  ...promptKeys,
  ...completionKeys,
  ...historySearchKeys,
  ...editingKeys,
  ...paneKeys,
  ...listKeys,
  ...servicesKeys,
  ...facetsKeys,
  ...detailKeys,
  ...connectionsKeys,
  ...credentialsKeys,
  ...authorizationKeys,
  ...toolsKeys,
  ...callFormKeys,
  ...runKeys,
  ...transcriptKeys,
  ...historyKeys,
  ...inboxKeys,
  ...questionKeys,
  ...logsKeys,
  ...confirmKeys,
  ...helpKeys(() => keymap),
  ...paletteKeys(() => keymap),
];
