import { commonSettings } from '@paystop/service-kit';
import { z } from 'zod';

const address = () => z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const flag = () => z.enum(['true', 'false']).default('false').transform((text) => text === 'true');
const brokers = z.string().default('127.0.0.1:9092').transform((text) => text.split(',').map((broker) => broker.trim()).filter((broker) => broker !== ''));
const DEFAULT_PORT = '3000';

/** Settings of the gateway (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  PORT: z.string().default(DEFAULT_PORT).pipe(commonSettings.PORT.unwrap()),
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  KAFKA_BROKERS: brokers,
  KAFKA_PREFIX: z.string().default(''),
  KAFKA_REPLICATION: z.string().regex(/^[1-9]$/, 'must be a number from 1 to 9').default('1').transform(Number),
  KAFKA_SSL: flag(),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
  OIDC_ISSUER: address(),
  OIDC_AUDIENCE: z.string().default('paystop'),
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** How banks reach this gateway: part of what they sign. Default: where it listens. */
  PAYSTOP_BASE_URL: address().optional(),
  /** File of the private key whose public part is shown; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  /** Hexadecimal key of search words; without it the key file of the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
  PAYSTOP_INTERNAL_TOKEN: z.string().min(16, 'must have at least 16 characters'),
  ORCHESTRATOR_URL: address(),
  DISPATCHER_URL: address(),
  PROJECTOR_URL: address(),
});

export type GatewaySettings = z.output<typeof settingsSchema>;
