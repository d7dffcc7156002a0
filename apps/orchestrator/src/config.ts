import { commonSettings, transportSettings } from '@paystop/service-kit';
import { z } from 'zod';

/** Settings of the orchestrator (contract.md 7). */
export const settingsSchema = z.object({
  ...commonSettings,
  ...transportSettings,
  PAYSTOP_POLICY: z.string().optional(),
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** How banks reach the gateway: where an order's documents are fetched. */
  PAYSTOP_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).default('http://127.0.0.1:3000').transform((url) => url.replace(/\/$/, '')),
  /** Private key that signs the audit checkpoints; default: signing-key.json in the data folder. */
  PAYSTOP_SIGNING_KEY: z.string().optional(),
  /** Hex key of the account references; default: hmac.key in the data folder. */
  PAYSTOP_HMAC_KEY: z.string().optional(),
});

export type OrchestratorSettings = z.output<typeof settingsSchema>;
