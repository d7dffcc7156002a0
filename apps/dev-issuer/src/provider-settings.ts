import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { claimsOf } from './claims';
import { demoUserOfSubject } from './demo-users';
import type { IssuerKeyFile } from './issuer-keys';
import type { MemoryStore } from './memory-adapter';
import { logoutPage, logoutDonePage } from './pages/logout-page';
import { errorPage } from './pages/error-page';
import { WEB_CLIENT_ID, webClient, webOrigins } from './web-client';

export interface ProviderSettings {
  readonly audience: string;
  readonly baseUrl: string;
  readonly keyFile: IssuerKeyFile;
  readonly store: MemoryStore;
}

/** What access tokens are for, as a resource indicator (RFC 8707); front ends need not name it. */
const RESOURCE = 'urn:paystop:api';
const RESOURCE_SCOPE = 'paystop';
const PERSONAL_CLAIMS = ['name', 'roles', 'unit', 'officer_id', 'institution'];

const HOUR = 3_600;
const LIFETIMES = { AccessToken: HOUR, AuthorizationCode: 60, IdToken: HOUR, Interaction: HOUR, RefreshToken: 24 * HOUR, Session: 24 * HOUR, Grant: 48 * HOUR };

/** The whole configuration of oidc-provider: code flow with PKCE for our front ends, JWT access tokens with our claims. */
export function providerConfiguration(settings: ProviderSettings): Configuration {
  const origins = webOrigins(settings.baseUrl);
  return {
    adapter: (kind: string) => settings.store.adapterFor(kind),
    clients: [webClient(settings.baseUrl)],
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    jwks: { keys: settings.keyFile.keys.map((key) => ({ ...key })) as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [settings.keyFile.cookieSecret] },
    claims: { openid: ['sub'], profile: PERSONAL_CLAIMS },
    scopes: ['openid', 'profile', 'offline_access'],
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: LIFETIMES,
    findAccount: (_ctx, subject) => findAccount(subject),
    extraTokenClaims: (_ctx, token) => (token.kind === 'AccessToken' ? personalClaims(token.accountId) : undefined),
    // A front end renews silently for as long as the session lives, without asking for offline_access.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: grantEverything,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out.error, out.error_description);
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = logoutDonePage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => RESOURCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: RESOURCE_SCOPE,
          audience: settings.audience,
          accessTokenTTL: LIFETIMES.AccessToken,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

async function findAccount(subject: string) {
  const user = demoUserOfSubject(subject);
  return user === undefined ? undefined : { accountId: subject, claims: async () => ({ sub: subject, ...claimsOf(user) }) };
}

function personalClaims(subject: string): ReturnType<typeof claimsOf> | undefined {
  const user = demoUserOfSubject(subject);
  return user === undefined ? undefined : claimsOf(user);
}

/** Our own front ends ask for nothing that a person would have to consent to. */
async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined || client.clientId !== WEB_CLIENT_ID) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const found = existing === undefined ? undefined : await provider.Grant.find(existing);
  if (found !== undefined) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addOIDCClaims(PERSONAL_CLAIMS);
  grant.addResourceScope(RESOURCE, RESOURCE_SCOPE);
  await grant.save();
  return grant;
}
