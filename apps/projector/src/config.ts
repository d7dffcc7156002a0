import { commonSettings, transportSettings } from '@paystop/service-kit';
import { z } from 'zod';

/** Settings of the projector (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  ...transportSettings,
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  /** Hexadecimal key of search words; without it the key file of the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
});

export type ProjectorSettings = z.output<typeof settingsSchema>;
