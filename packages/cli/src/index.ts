// The command line as a function. A line here is public API.
export { run, type RunOptions } from './main.js';
export type { CommandLineIo, TextSink, TextSource } from './io/command-line-io.js';
