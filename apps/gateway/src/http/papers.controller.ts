import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FieldError } from '@paystop/contracts';
import { unitCovers } from '@paystop/domain';
import { parseBody, problem } from '@paystop/http-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTACHMENT_STORE, type AttachmentStore } from '../ports/attachment-store.port';
import { nestPath } from '../routes/route-definition';
import { papersSchema } from '../routes/verdict-bodies';
import { PAPERS_ROUTE } from '../routes/verdict-routes';
import { Access, callerOf } from './access';
import { VerdictForwarder } from './verdict-forwarder';

/** Papers settle a debt only if they exist: the gateway owns them, so it looks before it asks the owner of the request. */
@Controller()
export class PapersController {
  constructor(
    @Inject(VerdictForwarder) private readonly forwarder: VerdictForwarder,
    @Inject(ATTACHMENT_STORE) private readonly store: AttachmentStore,
  ) {}

  @Post(nestPath(PAPERS_ROUTE))
  @Access('add_papers')
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.forwarder.forward(PAPERS_ROUTE, { request, reply, alsoCheck: () => this.refuseUnknown(request) });
  }

  private async refuseUnknown(request: FastifyRequest): Promise<void> {
    const { attachments } = parseBody(papersSchema, request.body);
    const { unit } = callerOf(request);
    const records = await Promise.all(attachments.map((id) => this.store.find(id)));
    const errors: FieldError[] = records.flatMap((record, index) =>
      record !== undefined && unitCovers(unit, record.unit) ? [] : [{ path: `/attachments/${index}`, message: 'is an attachment that we do not have' }],
    );
    if (errors.length > 0) throw problem('ATTACHMENT.UNKNOWN', undefined, { errors });
  }
}
