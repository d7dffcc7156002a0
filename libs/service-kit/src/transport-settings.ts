import type { Logger } from '@paystop/ports';
import { z } from 'zod';

const MIN_SECRET = 16;

/** @returns the parts of a comma-separated list. */
function listOf(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

/** Settings of every app that stores and sends (contract.md 7); spread into the app's own schema beside `commonSettings`. */
export const transportSettings = {
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092').transform(listOf),
  KAFKA_PREFIX: z.string().default(''),
  KAFKA_REPLICATION: z.string().regex(/^[1-9]$/, 'must be a number from 1 to 9').default('1').transform(Number),
  KAFKA_SSL: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
  /** Shared by the apps for their internal calls. */
  PAYSTOP_INTERNAL_TOKEN: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`),
};

export type TransportSettings = z.output<z.ZodObject<typeof transportSettings>>;

/** What libs/kafka needs to know of an app. */
export interface KafkaClientOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly prefix: string;
  readonly ssl: boolean;
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
  readonly logger: Logger;
}

export function kafkaOptionsOf(settings: Omit<TransportSettings, 'PAYSTOP_INTERNAL_TOKEN'>, app: string, logger: Logger): KafkaClientOptions {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = settings;
  return {
    brokers: settings.KAFKA_BROKERS, clientId: `paystop-${app}`, prefix: settings.KAFKA_PREFIX, ssl: settings.KAFKA_SSL, logger,
    ...(mechanism === undefined ? {} : { sasl: { mechanism, username, password } }),
  };
}
