/* eslint-disable no-console -- the library has no other way to tell its hints */
import type { Logger } from '@paystop/ports';
import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

/** Makes the provider; the hints that the library writes to the console while it is set up go to our log. */
export async function loadProvider(issuer: string, configuration: Configuration, logger: Logger): Promise<Provider> {
  const { warn, info } = console;
  const hint = (text: unknown): void => logger.debug('hint of the provider', { text: String(text) });
  console.warn = hint;
  console.info = hint;
  try {
    const { Provider: OidcProvider } = await import('oidc-provider');
    return new OidcProvider(issuer, configuration);
  } finally {
    console.warn = warn;
    console.info = info;
  }
}
