/**
 * The argument in which a token-gated service takes an EVMAuth proof, declared in the tool's schema or not. It is passed on
 * untouched, is no reason to refuse a call, and is a secret for as long as it lives.
 */
export const proofArgument = '__evmauth';
