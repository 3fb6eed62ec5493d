import type { SuiteLine } from '../suite-program.js';
import { requiredScenarios, type Revision } from './required-scenarios.js';

/** A line of the suite, with what it must find of a revision. */
export type ServerSuite = {
  line: SuiteLine;
  revision: Revision;
  required: readonly string[];
  /** Runs as well and is not scored by the suite; we ask for it all the same. */
  beyond: readonly string[];
};

/** What every server under test must pass. The extension for tasks is the one thing that runs and is not asked for. */
export const serverSuites: readonly [ServerSuite, ...ServerSuite[]] = [
  {
    line: '0.1.16',
    revision: '2025-11-25',
    required: requiredScenarios['2025-11-25'],
    beyond: [],
  },
  {
    line: '0.2.0-alpha.12',
    revision: '2025-11-25',
    required: requiredScenarios['2025-11-25'],
    beyond: ['server-session-lifecycle', 'json-schema-2020-12', 'server-sse-polling'],
  },
  {
    line: '0.2.0-alpha.12',
    revision: '2026-07-28',
    required: requiredScenarios['2026-07-28'],
    beyond: [
      'json-schema-2020-12',
      'http-header-validation',
      'http-custom-header-server-validation',
    ],
  },
];
