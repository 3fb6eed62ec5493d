import { connectOptions } from '../grammar/connect-options.js';
import type { OptionDefinitions } from '../grammar/option-definition.js';
import { refreshOptions } from '../grammar/refresh-options.js';
import type { VerbName } from '../grammar/verb-name.js';
import { verbTable } from '../grammar/verb-table.js';
import { findCurrentConnection } from '../session/find-current-connection.js';
import type { SessionState } from '../session/session-state.js';
import type { Offer } from './offer.js';
import { offerExecution } from './offer-execution.js';
import { offerOptions } from './offer-options.js';
import { offerQuestion } from './offer-question.js';
import { offerRun } from './offer-run.js';
import { offerSearch } from './offer-search.js';
import { offerSetting } from './offer-setting.js';
import { offerTarget, type OfferTargetOptions } from './offer-target.js';
import { offerTool } from './offer-tool.js';
import type { Proposal } from './proposal.js';
import { proposeConnections } from './propose-connections.js';
import { proposeRows } from './propose-rows.js';
import { proposeServices } from './propose-services.js';
import { proposeTools } from './propose-tools.js';
import type { TypedWords } from './read-typed-words.js';

/** What could stand at the cursor behind a verb; null where nothing is known of it. */
export function offerForVerb(
  verb: VerbName,
  { place, state }: { place: TypedWords; state: SessionState },
): Offer | null {
  switch (verb) {
    case 'search':
    case 'list':
      return offerSearch(place, state.services.facets);
    case 'connect':
      return offerService(place, { state, options: connectOptions });
    case 'info':
      return offerService(place, { state });
    case 'use':
    case 'disconnect':
      return offerConnection(place, { state });
    case 'refresh':
      return offerConnection(place, { state, options: refreshOptions });
    case 'tools': {
      const tools = findCurrentConnection(state)?.metadata.tools ?? [];
      return offerTarget(place, { proposals: proposeTools(tools) });
    }
    case 'call':
    case 'stream':
      return offerTool(place, state);
    case 'rerun':
      return offerExecution(place, { state, takesArguments: true });
    case 'history':
      return offerExecution(place, { state, takesArguments: false });
    case 'answer':
      return offerQuestion(place, { inbox: state.inbox, takesAnswer: true });
    case 'decline':
      return offerQuestion(place, { inbox: state.inbox, takesAnswer: false });
    case 'set':
      return offerSetting(place, state.settings);
    case 'cancel':
      return offerRun(place, state.runs);
    case 'auth':
      return offerTarget(place, { proposals: sources });
    case 'copy':
      return offerTarget(place, { proposals: copies });
    case 'help':
      return offerTarget(place, { proposals: topics });
    default:
      return null;
  }
}

const sources: readonly Proposal[] = [
  { value: 'env:', kind: 'source', description: 'A variable of the environment', hasNext: false },
  { value: 'file:', kind: 'source', description: 'A file', hasNext: false },
];

const copies: readonly Proposal[] = [
  { value: 'cli', kind: 'form', description: 'The call as a command of the shell', hasNext: false },
  { value: 'curl', kind: 'form', description: 'The call as a request', hasNext: false },
  { value: 'code', kind: 'form', description: 'The call in code', hasNext: false },
];

const topics: readonly Proposal[] = verbTable.map(({ verb, summary }) => ({
  value: verb,
  kind: 'verb',
  description: summary,
  hasNext: false,
}));

interface OfferNamedOptions {
  state: SessionState;
  options?: OptionDefinitions;
}

function offerService(place: TypedWords, { state, options = {} }: OfferNamedOptions): Offer | null {
  const { services } = state.services;
  return offerNamed(place, {
    options,
    proposals: proposeServices(services),
    rowsOf: (typed) => proposeRows(services, { typed, describe: ({ name }) => name }),
  });
}

function offerConnection(
  place: TypedWords,
  { state, options = {} }: OfferNamedOptions,
): Offer | null {
  const { connections } = state.connections;
  return offerNamed(place, {
    options,
    proposals: proposeConnections(connections),
    rowsOf: (typed) =>
      proposeRows(connections, { typed, describe: ({ metadata }) => metadata.serviceName }),
  });
}

/** The thing itself, then what may be said of it. */
function offerNamed(
  place: TypedWords,
  { options, ...target }: OfferTargetOptions & { options: OptionDefinitions },
): Offer | null {
  const isFirst = place.words.length === 0 && !place.typed.text.startsWith('-');
  const first = isFirst ? offerTarget(place, target) : offerOptions(place, { options });
  return first ?? offerTarget(place, target);
}
