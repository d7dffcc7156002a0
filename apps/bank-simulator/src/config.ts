import { commonSettings } from '@paystop/service-kit';
import { z } from 'zod';

export const settingsSchema = z.object({
  ...commonSettings,
  PAYSTOP_INSTITUTIONS: z.string().optional(),
  /** Where callbacks go and where PayStop's public keys are. */
  PAYSTOP_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).default('http://127.0.0.1:3000'),
  /** How PayStop addresses this simulator; by default where it listens. */
  PAYSTOP_SIMULATOR_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  /** Draws delays and chances; plans have seeds of their own. */
  SIMULATOR_SEED: z.string().default('paystop'),
  /** `off`: nothing is remembered over a restart (benches). */
  SIMULATOR_JOURNAL: z.enum(['on', 'off']).default('on'),
});

export type SimulatorSettings = z.output<typeof settingsSchema>;
