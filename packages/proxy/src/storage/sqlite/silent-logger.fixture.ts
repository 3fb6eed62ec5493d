import type { Logger } from '../../core/logger.js';

/** A logger for tests that are not about the log. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
