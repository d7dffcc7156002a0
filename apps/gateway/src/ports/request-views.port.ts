/** A request as the read models show it, masked. */
export interface RequestView {
  readonly version: number;
  /** The request's own unit and those of the cases that it is in: who acts for one of them may see it. */
  readonly units: readonly string[];
  /** The answer of GET /stop-payment-requests/{requestId}. */
  readonly body: object;
}

/** The projector's side of a request; it comes a moment after the intake. */
export interface RequestViews {
  find(requestId: string): Promise<RequestView | undefined>;
}
