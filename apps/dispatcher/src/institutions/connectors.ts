import type { BankConnector, HttpConnector } from '@paystop/connector-kit';
import type { InstructionAction, Protocol, RestInstruction } from '@paystop/contracts';
import { invariant } from '@paystop/kernel';
import type { Channel } from '../instruction/channel';

/** The protocols that are built. */
export class Connectors {
  private readonly byProtocol: ReadonlyMap<Protocol, BankConnector>;

  constructor(connectors: readonly BankConnector[]) {
    this.byProtocol = new Map(connectors.map((connector) => [connector.protocol, connector]));
    invariant(this.byProtocol.size === connectors.length, 'each protocol has one connector: a second of the same name would replace the first');
  }

  http(protocol: Protocol): HttpConnector | undefined {
    const connector = this.byProtocol.get(protocol);
    return connector?.transport === 'http' ? connector : undefined;
  }

  isPersons(protocol: Protocol): boolean {
    return this.byProtocol.get(protocol)?.transport === 'person';
  }

  /** A protocol that is not built, or an action that it lacks, falls to a person: an order is never lost. */
  channelFor(protocol: Protocol | undefined, action: InstructionAction): Channel {
    if (protocol === undefined) return { protocol: 'manual', person: true, reason: 'the institution is not configured: call it and enter its answer' };
    const connector = this.byProtocol.get(protocol);
    if (connector?.transport === 'person') return { protocol, person: true };
    if (connector?.operations[action] !== undefined) return { protocol, person: false };
    return { protocol: 'manual', person: true, reason: `${protocol} cannot ${action} here: call the bank and enter its answer` };
  }

  /** @returns the bytes for the bank, fixed from now on. */
  write(channel: Channel, order: RestInstruction): string {
    const operation = this.byProtocol.get(channel.protocol)?.operations[order.action];
    return operation?.write(order) ?? JSON.stringify(order);
  }
}
