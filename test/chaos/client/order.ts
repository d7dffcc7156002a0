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
