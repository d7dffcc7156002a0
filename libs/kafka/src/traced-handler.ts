import { isTracing, recordChildSpan, spanClock } from '@paystop/observability';
import type { ChunkHandler } from './incoming-message';

/** Records, while the app is traced, one step for every message of a chunk; a chunk's messages take as long as the chunk. */
export function tracedHandler(service: string, topic: string, handler: ChunkHandler): ChunkHandler {
  return async (chunk) => {
    if (!isTracing(service)) return handler(chunk);
    const startedAtMs = spanClock();
    let failed = true;
    try {
      const bad = await handler(chunk);
      failed = false;
      return bad;
    } finally {
      const endedAtMs = spanClock();
      for (const { headers, partition, offset } of chunk) {
        recordChildSpan(headers['traceparent'], {
          service, name: `process ${topic}`, kind: 'consumer', startedAtMs, endedAtMs, failed,
          attributes: {
            'messaging.system': 'kafka', 'messaging.destination.name': topic, 'messaging.destination.partition.id': String(partition), 'messaging.kafka.offset': offset,
            'messaging.batch.message_count': chunk.length,
          },
        });
      }
    }
  };
}
