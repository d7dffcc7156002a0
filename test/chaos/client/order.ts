/** What the client process is told; read from the file named on its command line. */
export interface ClientOrder {
  readonly gateway: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaPrefix: string;
  readonly banks: readonly string[];
  /** Tokens of officers of several stations. */
  readonly officers: readonly { readonly officerId: string; readonly unit: string; readonly token: string }[];
  readonly perSecond: number;
  /** Append only; each line is on the disk before anything rests on it. */
  readonly promises: string;
}

/** What people decide at their desks, all at once. */
export interface DecisionOrder {
  readonly gateway: string;
  readonly promises: string;
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly decision: 'release' | 'freeze' | 'return';
  /** The hold, freeze or return. */
  readonly thing: string;
  readonly caseId: string;
  readonly bank: string;
  readonly account: string;
  /** Below /api/v1. */
  readonly path: string;
  readonly version: number;
  readonly body: object;
  readonly token: string;
  readonly afterMs: number;
}
