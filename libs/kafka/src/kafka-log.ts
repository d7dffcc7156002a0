import { logLevel, type logCreator } from 'kafkajs';
import type { Logger } from '@paystop/ports';

/** While a broker is away kafkajs says so at every attempt; the same sentence once in this time is enough. */
const REPEAT_AFTER_MS = 10_000;
const MOST_SENTENCES = 200;

/** Passes on what kafkajs has to say. Its errors are warnings to us: it goes on trying, and what ends it comes as an event. */
export function kafkaLog(logger: Logger): logCreator {
  const saidAtMs = new Map<string, number>();
  return () => ({ namespace, level, log }) => {
    if (level > logLevel.WARN) return;
    const sentence = `${namespace}: ${log.message}`;
    const nowMs = Date.now();
    if (nowMs - (saidAtMs.get(sentence) ?? 0) < REPEAT_AFTER_MS) return;
    if (saidAtMs.size >= MOST_SENTENCES) saidAtMs.clear();
    saidAtMs.set(sentence, nowMs);
    const error = typeof log['error'] === 'string' ? log['error'] : undefined;
    logger.warn('kafka client', { part: namespace, said: log.message, ...(error === undefined ? {} : { error }) });
  };
}
