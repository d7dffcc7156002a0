export { testServices, type TestServices } from './test-services';
export { createTestDatabase, type TestDatabase } from './test-database';
export { RecordingLogger, silentLogger, type LoggedEvent } from './silent-logger';
export { eventually } from './eventually';
export { freePort } from './free-port';
export { TcpProxy } from './tcp-proxy';
export { type ReceivedSpan, TraceReceiver } from './trace-receiver';
