export { LOG_LEVELS, type LogLevel, createLogger, silentLogger } from './logger';
export {
  type TraceContext, childTrace, currentTraceparent, formatTraceparent, newTrace, parseTraceparent, traceparentOrNew, withTrace,
} from './trace-context';
export { isTracing, recordChildSpan, recordSpan, spanClock, startTracing } from './tracing/tracing';
export { runInBackground } from './background';
export { type Metrics, createMetrics } from './metrics';
