const needsClient =
  'The proxy has no OAuth client: it answers SERVICE_AUTH_REQUIRED with the challenge, and its caller brings the credential.';

/**
 * Client scenarios that do not apply to the proxy, by the suite's names, each with its reason. The test holds every one of
 * them against the suite: it must be one that the revision requires, and the proxy must have answered it as the reason says.
 */
export const exclusions: Readonly<Record<string, string>> = {
  'auth/metadata-default': `Wants metadata at the default place to be followed to a token. ${needsClient}`,
  'auth/metadata-var1': `Wants metadata without a path to be followed to a token. ${needsClient}`,
  'auth/metadata-var2': `Wants metadata of a server below a path to be followed to a token. ${needsClient}`,
  'auth/metadata-var3': `Wants metadata at a place that the challenge names to be followed to a token. ${needsClient}`,
  'auth/basic-cimd': `Wants a client id that is the address of a document. ${needsClient}`,
  'auth/scope-from-www-authenticate': `Wants the scopes of the challenge to be asked for. ${needsClient}`,
  'auth/scope-from-scopes-supported': `Wants the scopes of the metadata to be asked for. ${needsClient}`,
  'auth/scope-omitted-when-undefined': `Wants no scope to be asked for where none is named. ${needsClient}`,
  'auth/scope-step-up': `Wants more scopes to be asked for in the course of a session. ${needsClient}`,
  'auth/scope-retry-limit': `Wants an end of asking for scopes that never suffice. ${needsClient}`,
  'auth/token-endpoint-auth-basic': `Wants the client to name itself by Basic at the token endpoint. ${needsClient}`,
  'auth/token-endpoint-auth-post': `Wants the client to name itself in the body at the token endpoint. ${needsClient}`,
  'auth/token-endpoint-auth-none': `Wants a public client at the token endpoint. ${needsClient}`,
  'auth/pre-registration': `Wants credentials of a registered client to be used at the token endpoint. ${needsClient}`,
  'auth/resource-mismatch': `Wants metadata of another resource to be refused before authorization. ${needsClient}`,
  'auth/offline-access-scope': `Wants offline_access to be asked for where it is offered. ${needsClient}`,
  'auth/offline-access-not-supported': `Wants offline_access not to be asked for where it is not offered. ${needsClient}`,
  'auth/authorization-server-migration': `Wants a new registration where the authorization server has changed. ${needsClient}`,
  'auth/iss-supported': `Wants the issuer of an authorization response to be accepted. ${needsClient}`,
  'auth/iss-not-advertised': `Wants a response without issuer to be accepted where none is promised. ${needsClient}`,
  'auth/iss-supported-missing': `Wants a response without the promised issuer to be refused. ${needsClient}`,
  'auth/iss-wrong-issuer': `Wants a response of another issuer to be refused. ${needsClient}`,
  'auth/iss-unexpected': `Wants a response with a wrong issuer to be refused where none is promised. ${needsClient}`,
  'auth/iss-normalized': `Wants issuers to be compared sign by sign. ${needsClient}`,
  'auth/metadata-issuer-mismatch': `Wants metadata of another issuer to be refused. ${needsClient}`,
};
