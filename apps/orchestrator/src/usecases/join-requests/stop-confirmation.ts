import { decideProposedStop } from '@paystop/domain';
import type { Tx } from '@paystop/ports';
import type { WarningRepository } from '../../adapters/postgres/warning.repository';
import type { WarningChange, WarningWriter } from '../../adapters/postgres/warning-writer';
import type { ArrivedRequest } from './arrived-request';

/**
 * Links a warning to the request that confirmed its proposed stop. The gateway asks for the same link while the person
 * waits; here it happens even if that call got lost.
 */
export class StopConfirmation {
  constructor(private readonly warnings: WarningRepository, private readonly writer: WarningWriter) {}

  async link(tx: Tx, requests: readonly Pick<ArrivedRequest, 'requestId' | 'warningId' | 'submittedBy' | 'unit'>[], now: string): Promise<void> {
    const changes: WarningChange[] = [];
    for (const request of requests) {
      const change = request.warningId === null ? undefined : await this.confirm(tx, { ...request, warningId: request.warningId }, now);
      if (change !== undefined) changes.push(change);
    }
    if (changes.length > 0) await this.writer.write(tx, changes, []);
  }

  private async confirm(
    tx: Tx,
    { requestId, warningId, submittedBy, unit }: { readonly requestId: string; readonly warningId: string; readonly submittedBy: string | null; readonly unit: string },
    now: string,
  ): Promise<WarningChange | undefined> {
    const warning = await this.warnings.lock(tx, warningId);
    if (warning === undefined) return undefined;
    const by = submittedBy ?? 'paystop';
    const decided = decideProposedStop(warning, { state: 'confirmed', requestId, reason: null, by });
    return decided.ok ? { warning: decided.value, type: 'StopProposalDecided', by: { at: now, actor: by, role: 'requester', unit } } : undefined;
  }
}
