import { ConfigError, commonSettings, parseConfig } from '@paystop/service-kit';
import { z } from 'zod';

const schema = z.object({
  ...commonSettings,
  /** How others reach the issuer; its own address unless something stands in front of it. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  OIDC_AUDIENCE: z.string().min(1, 'must not be empty').default('paystop'),
  /** Where the front ends live that people come from and go back to. */
  PAYSTOP_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).default('http://127.0.0.1:3000'),
});

export type IssuerConfig = z.infer<typeof schema>;

/** @throws ConfigError: everybody can sign in here as anybody, so never in production. */
export function readConfig(env: NodeJS.ProcessEnv): IssuerConfig {
  if (env['NODE_ENV'] === 'production') {
    throw new ConfigError('the development issuer does not start while NODE_ENV is production: set OIDC_ISSUER to the address of a real issuer.');
  }
  return parseConfig(schema, env);
}
