import type { ClientMetadata } from 'oidc-provider';

export const WEB_CLIENT_ID = 'paystop-web';

/** Where the console and the officer's app may ask to be sent back to. */
const RETURN_PATHS = ['/', '/callback', '/silent', '/officer', '/officer/', '/officer/callback', '/officer/silent'];
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The base of the front ends; on a development machine under each of its loopback names. */
export function webOrigins(baseUrl: string): readonly string[] {
  const base = new URL(baseUrl);
  if (!LOOPBACK_NAMES.includes(base.hostname)) return [base.origin];
  return LOOPBACK_NAMES.map((name) => `${base.protocol}//${name}${base.port === '' ? '' : `:${base.port}`}`);
}

/** Both front ends: a public client, so PKCE and no secret. */
export function webClient(baseUrl: string): ClientMetadata {
  const addresses = webOrigins(baseUrl).flatMap((origin) => RETURN_PATHS.map((path) => `${origin}${path}`));
  return {
    client_id: WEB_CLIENT_ID,
    client_name: 'PayStop',
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: addresses,
    post_logout_redirect_uris: addresses,
    id_token_signed_response_alg: 'ES256',
  };
}
