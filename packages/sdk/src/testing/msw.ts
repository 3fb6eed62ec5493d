// Added names are public API. The only entry that needs msw, which is installed beside it.
export { createHandlers, type HandlerOptions } from './msw/create-handlers.js';
