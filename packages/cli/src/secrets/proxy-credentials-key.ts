/** The name of the key under which proxies keep credentials for services. */
export const proxyCredentialsKey = 'proxy-credentials-key';
