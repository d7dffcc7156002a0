import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Logger } from '@paystop/ports';
import { currentTraceparent } from './trace-context';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Names of fields that are never written, wherever they stand in the first two levels. */
const SECRET_FIELDS = [
  'token', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'password', 'secret', 'privateKey', 'signature', 'hmacKey',
  'accountNumber', 'accountName', 'idNumber', 'phone', 'victim', 'subjectPerson',
] as const;
const HIDDEN = '[redacted]';
const TRACE_ID_START = 3;
const TRACE_ID_END = 35;

/**
 * A logger of one app: one JSON object per line on standard output, with `app`, `traceId` inside a trace, and the fields of the event.
 * Personal data belong in `Redacted`; the field names above are a net below that.
 */
export function createLogger(app: string, level: LogLevel = 'info', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { app },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: HIDDEN },
    mixin: traceFields,
  };
  return adapt(destination === undefined ? pino(options) : pino(options, destination));
}

/** For tests and for code that needs a logger but must say nothing. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

function adapt(log: PinoLogger): Logger {
  return {
    debug: (message, fields) => log.debug(plain(fields), message),
    info: (message, fields) => log.info(plain(fields), message),
    warn: (message, fields) => log.warn(plain(fields), message),
    error: (message, fields) => log.error(plain(fields), message),
  };
}

/** Errors become data under their own name; pino only knows the field `err`. */
function plain(fields: Fields | undefined): Fields {
  if (fields === undefined) return {};
  const entries = Object.entries(fields);
  return entries.some(([, value]) => value instanceof Error) ? Object.fromEntries(entries.map(([name, value]) => [name, errorAsData(value)])) : fields;
}

function errorAsData(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const code = 'code' in value ? value.code : undefined;
  const cause = value.cause === undefined ? {} : { cause: errorAsData(value.cause) };
  return { name: value.name, message: value.message, ...(code === undefined ? {} : { code }), stack: value.stack, ...cause };
}

function traceFields(): object {
  const traceparent = currentTraceparent();
  return traceparent === undefined ? {} : { traceId: traceparent.slice(TRACE_ID_START, TRACE_ID_END) };
}
