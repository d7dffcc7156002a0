import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { VerdictAnswer } from '@paystop/contracts';
import { problem } from '@paystop/http-kit';
import { type PrintOrder, PrintRoom, type ReturnDocument } from '@paystop/return-documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../routes/route-definition';
import { Access } from './access';
import { VerdictForwarder, sendVerdict, verdictRequestOf } from './verdict-forwarder';

const OK = 200;
export const INSTITUTION_NAMES = Symbol('InstitutionNames');

/** The plan and the public notice of a return, printed in Chinese with masked names (contract-details 13). */
@Controller(`${API_PREFIX}/funds-returns`)
export class ReturnDocumentsController {
  constructor(
    @Inject(VerdictForwarder) private readonly forwarder: VerdictForwarder,
    @Inject(PrintRoom) private readonly printRoom: PrintRoom,
    @Inject(INSTITUTION_NAMES) private readonly nameOf: (institutionCode: string) => string,
  ) {}

  @Get(':returnId/plan.pdf')
  @Access('read_cases')
  plan(@Param('returnId') returnId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.print('plan', returnId, { request, reply });
  }

  @Get(':returnId/notice.pdf')
  @Access('read_cases')
  notice(@Param('returnId') returnId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.print('notice', returnId, { request, reply });
  }

  private async print(kind: PrintOrder['kind'], returnId: string, { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply }): Promise<void> {
    const answer = await this.forwarder.ask({ owner: 'orchestrator' }, verdictRequestOf(request, { verdict: 'return.document', id: returnId, body: {} }));
    if (answer.status !== OK) return sendVerdict(reply, answer);
    const document = this.named(documentIn(answer));
    if (kind === 'notice' && document.method !== 'pro_rata') throw problem('RETURN.NOTICE_NOT_NEEDED');
    const pdf = await this.printRoom.print({ kind, document });
    if (pdf === undefined) throw problem('SERVICE.UNAVAILABLE', 'many documents are being printed', { headers: { 'retry-after': '2' } });
    void reply
      .headers({ 'content-disposition': `inline; filename="${returnId}-${kind}.pdf"`, 'content-security-policy': 'sandbox', etag: `"${createHash('sha256').update(pdf).digest('hex')}"` })
      .type('application/pdf')
      .send(pdf);
  }

  /** Banks are called by their names on paper. */
  private named(document: ReturnDocument): ReturnDocument {
    return {
      ...document, frozen: { ...document.frozen, institution: this.nameOf(document.frozen.institution) },
      lines: document.lines.map((line) => ({ ...line, payTo: { ...line.payTo, institution: this.nameOf(line.payTo.institution) } })),
    };
  }
}

/** @throws ProblemError when the owner is of another version, in the middle of an update. */
function documentIn({ body }: VerdictAnswer): ReturnDocument {
  const { document } = body as { readonly document?: ReturnDocument };
  if (document === undefined) throw problem('SERVICE.UNAVAILABLE', 'the owner of returns is being updated', { headers: { 'retry-after': '2' } });
  return document;
}
