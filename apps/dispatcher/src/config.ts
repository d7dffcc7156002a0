import { commonSettings } from '@paystop/service-kit';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true');
const MIN_SECRET = 16;
const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** Settings of the dispatcher (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/postgres'),
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092').transform(listOf),
  KAFKA_PREFIX: z.string().default(''),
  KAFKA_REPLICATION: z.string().regex(/^[1-9]$/, 'must be a number from 1 to 9').default('1').transform(Number),
  KAFKA_SSL: flag,
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().default(''),
  KAFKA_SASL_PASSWORD: z.string().default(''),
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** Private key that signs what goes to the banks; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  PAYSTOP_INTERNAL_TOKEN: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`),
  /** Hosts that PUT /institutions may name, comma separated, *.example for all below; default: loopback, in production none. */
  PAYSTOP_BANK_HOSTS: z.string().transform((text) => listOf(text.toLowerCase())).optional(),
});

export type DispatcherSettings = z.output<typeof settingsSchema>;

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export function bankHosts(settings: DispatcherSettings): readonly string[] {
  return settings.PAYSTOP_BANK_HOSTS ?? (settings.NODE_ENV === 'production' ? [] : LOOPBACK);
}
