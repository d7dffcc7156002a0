import type { TimerRequest, TimerStore, Tx } from '@paystop/ports';

export class PostgresTimerStore implements TimerStore {
  set(_tx: Tx, _timers: readonly TimerRequest[]): Promise<void> {
    throw new Error('not built yet');
  }

  cancel(_tx: Tx, _timers: readonly { readonly subject: string; readonly kind: string }[]): Promise<void> {
    throw new Error('not built yet');
  }
}
