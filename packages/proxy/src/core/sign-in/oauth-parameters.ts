/** The parameters of a request, each at most once. */
export type OAuthParameters = Readonly<Record<string, string | undefined>>;
