export { testServices, type TestServices } from './test-services';
export { eventually } from './eventually';
export { freePort } from './free-port';
export { kafkaProbe, type KafkaProbe } from './kafka-probe';
