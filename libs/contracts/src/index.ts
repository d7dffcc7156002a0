export { ROLES, type Principal, type Role, type VerdictAnswer, type VerdictRequest } from './verdict.contract';
export { ALL_TOPICS, TOPICS, TOPIC_PARTITIONS, type TopicDefinition, deadLetterTopic } from './topics';
