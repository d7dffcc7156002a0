import type { GraphNode, Money } from '../data/desk';

/** How codes become words: the reader's language and the institutions' names. */
export interface GraphWords {
  readonly nameOf: (code: string | null) => string;
  /** @param key of a text. */
  readonly word: (key: string) => string;
}

/** Bank and masked account, or what the node is where it is no account. */
export function nodeName(node: GraphNode, { nameOf, word }: GraphWords): string {
  return node.account === null ? word(`word.node.${node.kind}`) : `${nameOf(node.institutionCode)} ${node.account}`;
}

const FEN_DIGITS = 2;

/** `50000.00`, exact, as spreadsheets take it. */
export function plainYuan({ amountMinor }: Money): string {
  const digits = amountMinor.padStart(FEN_DIGITS + 1, '0');
  return `${digits.slice(0, -FEN_DIGITS)}.${digits.slice(-FEN_DIGITS)}`;
}

const AMOUNTS = ['receivedAmount', 'taintedAmount', 'heldAmount', 'movedOnAmount', 'withdrawnAmount', 'releasedAmount', 'returnedAmount', 'pendingAmount', 'unknownAmount'] as const;
export type NodeAmount = (typeof AMOUNTS)[number];
/** Received and traced, then where the traced money is: the last seven add up to the second. */
export const NODE_AMOUNTS: readonly NodeAmount[] = AMOUNTS;

const NOTHING: Money = { amountMinor: '0', currency: 'CNY' };

export function amountOf(node: GraphNode, amount: NodeAmount): Money {
  return node[amount] ?? NOTHING;
}
