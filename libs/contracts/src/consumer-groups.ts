import { ALL_TOPICS, TOPICS, deadLetterTopic } from './topics';

/** Who reads which topics, and up to where; a group keeps its place in Kafka under its name (without the installation's prefix). */
export interface ConsumerGroup {
  readonly name: string;
  /** Names of topics. */
  readonly topics: readonly string[];
}

/** An app's main group bears the app's name. */
export const CONSUMER_GROUPS = {
  stops: { name: 'orchestrator', topics: [TOPICS.stopPaymentRequests.name] },
  /** What banks answered does not wait for the chunk of new requests in hand, nor they for it. */
  reports: { name: 'orchestrator-reports', topics: [TOPICS.instructionEvents.name] },
  /** Apart from the stops: neither waits for the other's chunk or rebalances with it (ADR 10). */
  aside: { name: 'orchestrator-aside', topics: [TOPICS.fraudAlerts.name, TOPICS.caseEvents.name] },
  commands: { name: 'dispatcher', topics: [TOPICS.instructionCommands.name] },
  /** A rebuild of the read models begins a group of its own under a name that begins with this one. */
  projection: { name: 'projector', topics: [TOPICS.caseState.name, ...ALL_TOPICS.filter((topic) => topic.deadLetters).map((topic) => deadLetterTopic(topic.name))] },
} as const satisfies Record<string, ConsumerGroup>;
