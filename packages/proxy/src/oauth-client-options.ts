/** Who the proxy is to the authorization servers of services. Without any of it, it registers itself where that is allowed. */
export interface OAuthClientOptions {
  /** Clients that are registered with authorization servers already: they come before everything else. @default none */
  readonly clients?: readonly RegisteredOAuthClient[];
  /**
   * An https address at which a document says who the proxy is (OAuth Client ID Metadata Document), for servers that read one:
   * it lists where browsers come back to, `http://127.0.0.1/oauth/callback` for a proxy on one's own machine.
   *
   * @default the proxy's own (`/oauth/client-metadata.json`) where `publicUrl` is https, or OAUTH_CLIENT_METADATA_URL
   */
  readonly clientMetadataUrl?: string;
}

export interface RegisteredOAuthClient {
  /** Of the authorization server, as it names itself (`issuer`). */
  readonly issuer: string;
  readonly clientId: string;
  /** Never shown or logged. @default it has none */
  readonly clientSecret?: string;
  /**
   * Origins of the services that it is for, `https://mcp.example.com`: with a client that people trust, no other service gets
   * their consent.
   *
   * @default every service that names this issuer, and no other client is for
   */
  readonly services?: readonly string[];
}
