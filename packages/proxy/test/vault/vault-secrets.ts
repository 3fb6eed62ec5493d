/** Every secret of a run: none may turn up anywhere but at the service. */
export const vaultSecrets = {
  key: 'key-1-that-nobody-may-read',
  otherKey: 'key-2-that-nobody-may-read',
  token: 'token-that-nobody-may-read',
  password: 'pässword-that-nobody-may-read',
  header: 'header-that-nobody-may-read',
  variable: 'variable-that-nobody-may-read',
  tenant: 'tenant that/nobody?may#read',
  passphrase: 'a passphrase that nobody may read',
};
