import { commonSettings, transportSettings } from '@paystop/service-kit';
import { z } from 'zod';

const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** Settings of the dispatcher (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  ...transportSettings,
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** Private key that signs what goes to the banks; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  /** Hosts that PUT /institutions may name, comma separated, *.example for all below; default: loopback, in production none. */
  PAYSTOP_BANK_HOSTS: z.string().transform((text) => listOf(text.toLowerCase())).optional(),
});

export type DispatcherSettings = z.output<typeof settingsSchema>;

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export function bankHosts(settings: DispatcherSettings): readonly string[] {
  return settings.PAYSTOP_BANK_HOSTS ?? (settings.NODE_ENV === 'production' ? [] : LOOPBACK);
}
