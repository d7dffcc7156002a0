import { commonSettings } from '@paystop/service-kit';
import { z } from 'zod';

const flag = () => z.enum(['true', 'false']).default('false').transform((text) => text === 'true');
const brokers = z.string().default('127.0.0.1:9092').transform((text) => text.split(',').map((broker) => broker.trim()).filter((broker) => broker !== ''));

/** Settings of the projector (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  KAFKA_BROKERS: brokers,
  KAFKA_PREFIX: z.string().default(''),
  KAFKA_REPLICATION: z.string().regex(/^[1-9]$/, 'must be a number from 1 to 9').default('1').transform(Number),
  KAFKA_SSL: flag(),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
  /** Hexadecimal key of search words; without it the key file of the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
  PAYSTOP_INTERNAL_TOKEN: z.string().min(16, 'must have at least 16 characters'),
});

export type ProjectorSettings = z.output<typeof settingsSchema>;
