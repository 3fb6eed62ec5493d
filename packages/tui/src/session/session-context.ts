import { createContext } from 'react';
import type { Session } from './session.js';

/** The session of everything below, for hooks that go on working while something is looked at; null in a picture of a state. */
export const SessionContext = createContext<Session | null>(null);
