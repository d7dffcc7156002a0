import { Redis } from 'ioredis';
import type { Logger } from '@paystop/ports';

export interface RedisOptions {
  readonly url: string;
  /** Stands before every key and channel. */
  readonly prefix: string;
  readonly logger: Logger;
}

export interface RedisClient {
  readonly redis: Redis;
  readonly prefix: string;
  readonly logger: Logger;
  /** True while commands can be sent; nothing waits for it. */
  readonly ready: boolean;
  close(): Promise<void>;
}

/** Redis is a cache: whoever asks would rather have no answer than a late one. */
const COMMAND_TIMEOUT_MS = 200;
const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_RECONNECT_MS = 2_000;
const RECONNECT_STEP_MS = 100;

/** Connects in the background and for ever; commands fail at once while Redis is away. */
export function createRedis(options: RedisOptions): RedisClient {
  const redis = new Redis(options.url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_MS, attempt * RECONNECT_STEP_MS),
  });
  tellOutages(redis, options.logger);
  redis.connect().catch(() => {});
  return {
    redis,
    prefix: options.prefix,
    logger: options.logger,
    get ready() {
      return redis.status === 'ready';
    },
    close: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}

/** One line when Redis goes and one when it is back; an `error` event without a listener would end the process. */
export function tellOutages(redis: Redis, logger: Logger): void {
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) logger.warn('redis is away', { error: error.message });
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.info('redis is back');
    away = false;
  });
}
