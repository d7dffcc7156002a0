import { validate } from '@paystop/contracts';
import { ConfigError } from '@paystop/kernel';
import { LOG_LEVELS } from '@paystop/observability';
import { z } from 'zod';

const MAX_PORT = 65_535;
const PORT_RULE = `must be a port number from 0 (any free one) to ${MAX_PORT}`;

/** Settings that every app has; spread into the app's own schema: `z.object({...commonSettings, DATABASE_URL: …})`. */
export const commonSettings = {
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  PORT: z.string().regex(/^\d{1,5}$/, PORT_RULE).transform(Number).refine((port) => port <= MAX_PORT, PORT_RULE).default(0),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  NODE_ENV: z.string().default('development'),
  /** Base address of an OTLP/HTTP receiver: traces go there. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  PAYSTOP_DATA_DIR: z.string().min(1, 'must not be empty').default('.paystop'),
};

/**
 * Reads an app's settings from the environment; an empty variable counts as not set.
 * @throws ConfigError naming every wrong variable, the rule that it breaks and how to go on.
 */
export function parseConfig<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = validate(schema, given);
  if (result.ok) return result.value;
  const complaints = result.errors.map((error) => complaint(error.path.slice(1), error.message, given));
  throw new ConfigError(complaints.join(' '));
}

const SECRET_NAMES = /KEY|TOKEN|PASSWORD|SECRET|URL/;

function complaint(name: string, rule: string, given: Readonly<Record<string, unknown>>): string {
  if (name === '') return `The environment ${rule}.`;
  const variable = name.split('/')[0] ?? name;
  if (given[variable] === undefined) return `The environment variable ${variable} is not set but ${rule}: set it and start again.`;
  const shown = SECRET_NAMES.test(variable) ? '' : ` (it is ${JSON.stringify(given[variable])})`;
  return `The environment variable ${variable}${shown} ${rule}: correct or unset it and start again.`;
}
