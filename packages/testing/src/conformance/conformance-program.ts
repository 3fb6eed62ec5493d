// The conformance service on stdio, in both eras, until the end of its stdin.
import { serveStdio } from '@modelcontextprotocol/server/stdio';

import { createConformanceState } from './conformance-state.js';
import { createConformanceServer } from './create-conformance-server.js';

const state = createConformanceState();
serveStdio(({ era }) => createConformanceServer({ era, state }));
