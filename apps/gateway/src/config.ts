import { commonSettings, transportSettings } from '@paystop/service-kit';
import { z } from 'zod';

const address = () => z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const DEFAULT_PORT = '3000';

/** Settings of the gateway (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  ...transportSettings,
  PORT: z.string().default(DEFAULT_PORT).pipe(commonSettings.PORT.unwrap()),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  OIDC_ISSUER: address(),
  OIDC_AUDIENCE: z.string().default('paystop'),
  /** As whom the front ends ask the issuer for a sign-in, and for what. */
  OIDC_WEB_CLIENT_ID: z.string().min(1).default('paystop-web'),
  OIDC_WEB_SCOPE: z.string().min(1).default('openid profile'),
  /** Further origins of an issuer whose endpoints lie elsewhere, separated by spaces. */
  OIDC_WEB_ORIGINS: z.string().default(''),
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** How banks reach this gateway: part of what they sign. Default: where it listens. */
  PAYSTOP_BASE_URL: address().optional(),
  /** File of the private key whose public part is shown; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  /** Hexadecimal key of search words; without it the key file of the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
  ORCHESTRATOR_URL: address(),
  DISPATCHER_URL: address(),
  PROJECTOR_URL: address(),
});

export type GatewaySettings = z.output<typeof settingsSchema>;
