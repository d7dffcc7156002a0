import type { RedisClient } from './redis-client';
import type { RateLimit } from './token-bucket';

/**
 * Takes up to `wanted` tokens from the shared bucket by Redis' own clock, so that processes with different clocks agree.
 * Answers {taken, milliseconds until the next token}.
 */
const TAKE = `
  local rate, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local state = redis.call('HMGET', KEYS[1], 'tokens', 'at')
  local tokens, at = tonumber(state[1]) or burst, tonumber(state[2]) or now
  tokens = math.min(burst, tokens + math.max(0, now - at) * rate / 1000)
  local taken = math.min(wanted, math.floor(tokens))
  tokens = tokens - taken
  redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
  redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000) + 1000)
  local wait = 0
  if tokens < 1 then wait = math.ceil((1 - tokens) * 1000 / rate) end
  return {taken, wait}`;

export interface TokenLease {
  readonly taken: number;
  readonly waitMs: number;
}

interface LeasingRedis {
  paystopTakeTokens(key: string, rate: number, burst: number, wanted: number): Promise<[number, number]>;
}

export interface LeaseWish {
  readonly key: string;
  readonly limit: RateLimit;
  readonly wanted: number;
}

/** @throws when Redis does not answer in time. */
export async function leaseTokens(client: RedisClient, { key, limit, wanted }: LeaseWish): Promise<TokenLease> {
  if (!('paystopTakeTokens' in client.redis)) client.redis.defineCommand('paystopTakeTokens', { numberOfKeys: 1, lua: TAKE });
  const redis = client.redis as unknown as LeasingRedis;
  const [taken, waitMs] = await redis.paystopTakeTokens(client.prefix + key, limit.rate, limit.burst, wanted);
  return { taken, waitMs };
}
