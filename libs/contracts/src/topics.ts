/** The topics of contract.md 3 and the one internal topic, as the apps create them. */
export interface TopicDefinition {
  readonly name: string;
  readonly key: string;
  readonly compacted: boolean;
  readonly internal: boolean;
  readonly deadLetters: boolean;
}

function topic(name: string, key: string, options: Partial<TopicDefinition> = {}): TopicDefinition {
  return { name, key, compacted: false, internal: false, deadLetters: false, ...options };
}

export const TOPICS = {
  stopPaymentRequests: topic('stop-payment.requests.v1', 'requestId', { deadLetters: true }),
  fraudAlerts: topic('fraud.alerts.v1', 'alertId', { deadLetters: true }),
  instructionCommands: topic('bank.instruction.commands.v1', 'target account reference', { deadLetters: true }),
  instructionEvents: topic('bank.instruction.events.v1', 'target account reference', { deadLetters: true }),
  caseEvents: topic('stop-payment.case.events.v1', 'caseId', { deadLetters: true }),
  slaEvents: topic('sla.events.v1', 'caseId', { deadLetters: true }),
  accountRisk: topic('account.risk.v1', 'hash of institution and account', { compacted: true }),
  fraudIndicators: topic('fraud.indicators.v1', 'hash of kind and value', { compacted: true }),
  warningEvents: topic('warning.events.v1', 'warningId', { deadLetters: true }),
  caseState: topic('paystop.case.state.v1', 'caseId', { internal: true, deadLetters: true }),
} as const satisfies Record<string, TopicDefinition>;

export const TOPIC_PARTITIONS = 6;

export const ALL_TOPICS: readonly TopicDefinition[] = Object.values(TOPICS);

export function deadLetterTopic(name: string): string {
  return `${name}.dlq`;
}
