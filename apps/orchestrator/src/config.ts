import { commonSettings } from '@paystop/service-kit';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true');
const MIN_SECRET = 16;

/** Settings of the orchestrator (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092').transform((text) => text.split(',').map((broker) => broker.trim()).filter((broker) => broker !== '')),
  KAFKA_PREFIX: z.string().default(''),
  KAFKA_REPLICATION: z.string().regex(/^[1-9]$/, 'must be a number from 1 to 9').default('1').transform(Number),
  KAFKA_SSL: flag,
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** Private key that signs the audit checkpoints; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  /** Hex key of the account references; default: hmac.key in the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
  PAYSTOP_INTERNAL_TOKEN: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`),
});

export type OrchestratorSettings = z.output<typeof settingsSchema>;
