import type { InstitutionRegister } from '@paystop/configuration';
import type { KnownPaper, PolicyPack } from '@paystop/domain';
import type { BadMessage, IncomingMessage } from '@paystop/kafka';
import type { ArrivedRequest } from '../usecases/join-requests/arrived-request';
import { judgeRequest, readRequestMessage } from './request-message';

export interface RequestDeskOptions {
  readonly register: InstitutionRegister;
  readonly findPapers: (attachmentIds: readonly string[]) => Promise<ReadonlyMap<string, KnownPaper>>;
  readonly policy: PolicyPack;
  readonly now: () => string;
}

export interface ReadChunk {
  readonly good: readonly ArrivedRequest[];
  readonly bad: readonly BadMessage[];
}

/** Reads stop-payment requests and judges them by what is known of institutions and papers. */
export class RequestDesk {
  constructor(private readonly options: RequestDeskOptions) {}

  async read(chunk: readonly IncomingMessage[]): Promise<ReadChunk> {
    const { register, findPapers, policy, now } = this.options;
    const read = chunk.map((message) => ({ message, read: readRequestMessage(message, now()) }));
    const knownPapers = await findPapers(read.flatMap((each) => (each.read.ok ? (each.read.request.body.attachments ?? []) : [])));
    return register.judge((institutions) => {
      const good: ArrivedRequest[] = [];
      const bad: BadMessage[] = [];
      for (const each of read) {
        const judged = each.read.ok ? judgeRequest(each.read.request, { policy, institutions, knownPapers }) : each.read;
        if (judged.ok) good.push(judged.request);
        else bad.push({ message: each.message, reason: judged.reason, detail: judged.detail });
      }
      return { good, bad };
    });
  }
}
