/** `legacy`: the handshake, 2025-11-25 and before. `modern`: 2026-07-28, stateless. */
export type ProtocolEraName = 'legacy' | 'modern';
