// The terminal app. A line here is public API: name it, do not use a wildcard.
export { createInteractiveClient } from './client/create-interactive-client.js';
export type { InteractiveClient, ToolCall } from './client/interactive-client.js';
export type { OpenProxy, ProxyAddress } from './client/open-proxy.js';
export type { ProofWallet } from './client/proof-wallet.js';
export type { ServerTarget } from './grammar/server-target.js';
export { runInteractive, type RunInteractiveOptions } from './run-interactive.js';
export type { AddedServer, AddServer, AddServerOptions, GivenUp } from './session/add-server.js';
export type { ThemeName } from './theme/theme-name.js';
export { themeNames } from './theme/theme-names.js';
